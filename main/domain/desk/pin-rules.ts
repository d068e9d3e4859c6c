import type { EpochMs } from '../clock.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../record/state.ts';
import { tabsOf } from './desk-access.ts';

export type PinProblem = 'pin-short' | 'pin-too-easy';

/** SECURITY-NOTES 3: repeats, runs and dates are tried first by anyone who guesses. Null when the PIN will do. */
export function pinProblem(pin: string, policy: Policy): PinProblem | null {
  if (pin.length < policy.credentials.pinDigits) return 'pin-short';
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const run = steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
  const fewDigits = new Set(digits).size <= 2;
  const half = pin.length / 2;
  const doubled = pin.length % 2 === 0 && pin.slice(0, half) === pin.slice(half);
  return run || fewDigits || doubled || looksLikeDate(pin) ? 'pin-too-easy' : null;
}

/** DDMMYY, MMDDYY and YYMMDD; with eight digits DDMMYYYY and YYYYMMDD. */
function looksLikeDate(pin: string): boolean {
  const pair = (from: number) => Number(pin.slice(from, from + 2));
  const dayMonth = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  if (pin.length === 6) return dayMonth(pair(0), pair(2)) || dayMonth(pair(2), pair(0)) || dayMonth(pair(4), pair(2));
  if (pin.length === 8) {
    const years = (from: number) => pair(from) === 19 || pair(from) === 20;
    return (dayMonth(pair(0), pair(2)) && years(4)) || (dayMonth(pair(6), pair(4)) && years(0));
  }
  return false;
}

const DAY_MS = 86_400_000;

/**
 * How a PIN stands to the policy's age limit (SETTINGS B8, D4); null where there is none, or no PIN. `daysLeft` counts whole
 * days until it has to be changed, 0 when that is due; `remind` from the policy's day on.
 */
export function pinAge(
  setAt: EpochMs | null,
  { now, policy }: { readonly now: EpochMs; readonly policy: Policy },
): { readonly daysLeft: number; readonly remind: boolean } | null {
  const { changeAfterDays, remindDaysBefore } = policy.credentials;
  if (setAt === null || changeAfterDays === undefined) return null;
  const daysLeft = Math.max(0, Math.ceil(changeAfterDays - (now - setAt) / DAY_MS));
  return { daysLeft, remind: daysLeft <= (remindDaysBefore ?? 0) };
}

/** A PIN belongs to whoever may open the desk, and to nobody else. */
export function mayHavePin(person: Person): boolean {
  return person.active && tabsOf(person.roles).length > 0;
}
