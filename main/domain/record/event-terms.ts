import { z } from 'zod';

/** What the facts of events are made of. Their meaning never changes: entries that were written with them stay. */
export const Day = z.iso.date();
export const At = z.int().min(0);
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Language = z.string().regex(/^[a-z]{2,3}$/);
export const Word = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const Text = z.string().max(2000);
export const Short = z.string().max(120);

export const none = z.strictObject({});

/** A kind of event: facts that are hashed as they stand, and text that tells who somebody is, which is sealed. */
export function event<F extends z.ZodObject, P extends z.ZodObject = typeof none>(facts: F, personal?: P) {
  return { facts, personal: (personal ?? none) as P };
}
