import { z } from 'zod';

/** A stretch of time as people say it. */
export const Waited = z.strictObject({ unit: z.enum(['minutes', 'hours', 'days']), count: z.int().min(0) });
export type Waited = z.infer<typeof Waited>;

const HOUR_MS = 3_600_000;

/** Minutes up to an hour, at least one; hours up to two days; then days. Parts that are not whole are left out. */
export function waited(ms: number): Waited {
  const hours = Math.floor(Math.max(0, ms) / HOUR_MS);
  if (hours < 1) return { unit: 'minutes', count: Math.max(1, Math.floor(ms / 60_000)) };
  if (hours < 48) return { unit: 'hours', count: hours };
  return { unit: 'days', count: Math.floor(hours / 24) };
}
