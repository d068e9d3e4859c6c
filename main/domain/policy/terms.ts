import { z } from 'zod';
import { PERSON_TYPES } from '../people.ts';

// The messages handed to zod here are read by a manager after the word `expected`, so they are noun phrases.

/** Name of a thing inside a policy file: a store, a place, a reason. Stable, because the record quotes it. */
export const PolicyId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: 'a name in lower-case letters and digits, with hyphens between words',
  })
  .max(40);
export type PolicyId = string;

/** Id of the rule of the setting's own policy that a line of the file came from, for example `A3`. */
export const RuleId = z
  .string()
  .regex(/^[A-Z]{1,2}[0-9]{1,3}$/, { error: 'the id of a rule, for example A3' })
  .describe('Id of the rule that this comes from, for example A3.');
export type RuleId = string;

/** ISO 639 code, for example `en` or `pl`. */
export const LanguageCode = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: 'a language code of two or three letters, for example pl' });
export type LanguageCode = string;

/**
 * The same words in several languages. English is always there, so that a missing translation never leaves a person
 * without the rule; that every other key is one of the policy's languages is checked in consistency.ts.
 */
export function words(longest: number) {
  const one = z.string().trim().min(1, { error: 'some words' }).max(longest);
  return z
    .object({ en: one.describe('The words in English; always needed.') })
    .catchall(one)
    .describe('The same words in each language, by language code. English is always needed.');
}
export const Label = words(60).meta({ id: 'Label' });
export type Label = z.infer<typeof Label>;
export const Line = words(160).meta({ id: 'Line' });
export type Line = z.infer<typeof Line>;
export const LongText = words(12_000).meta({ id: 'LongText' });
export type LongText = z.infer<typeof LongText>;

/** Stands for all person types; the least particular of all answers. */
export const EVERYONE = 'everyone';

/** For whom a line holds: person types, groups of the same file, or `everyone`. */
export const Who = z
  .array(PolicyId)
  .min(1, { error: 'at least one person type, group, or everyone' })
  .describe(`For whom this holds: person types (${PERSON_TYPES.join(', ')}), groups of this file, or everyone.`);
export type Who = readonly string[];

/** Pictures that can stand beside a sentence. The screen draws every one of them. */
export const PICTURES = [
  'no-phones',
  'no-photos',
  'no-calls',
  'no-social-media',
  'phone-in-bag',
  'phone-into-locker',
  'phone-to-office',
  'phone-into-drawer',
  'phone-with-pin',
  'leave-outside',
  'office-door',
  'outside-front',
  'quiet-room',
  'garden-gate',
  'ask-manager',
  'setting-tablet',
  'contact-through-office',
  'attending-staff',
  'event-photos',
  'report-concern',
  'telephone',
  'badge',
  'pass',
  'children-safe',
  'consequence',
] as const;
export const Picture = z.enum(PICTURES);
export type Picture = z.infer<typeof Picture>;
