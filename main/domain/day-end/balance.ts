import { endingUses } from '../arrangements/matters.ts';
import { countOf } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { overdueIssues } from '../setting-devices/register.ts';

export const BALANCED = ['people', 'devices', 'permissions', 'setting-devices', 'exceptions'] as const;
export type Balanced = (typeof BALANCED)[number];

/** One thing that must come to zero before the day closes, or be accepted by a named person. */
export interface BalanceItem {
  readonly what: Balanced;
  readonly count: number;
  readonly acceptedBy: Id | null;
}

/**
 * The manager who closes the day is still here and signs out afterwards, so the balance leaves out the visit and the devices
 * of `closing`.
 */
export function balanceOf(facts: Facts, closing: Id | null = null): readonly BalanceItem[] {
  const own = closing === null ? null : facts.openVisitOf(closing);
  const accepted = new Map(facts.differencesAccepted(facts.day).map((difference) => [difference.what, difference]));
  const counts: Record<Balanced, number> = {
    people: facts.openVisits().filter((visit) => visit.id !== own?.id).length,
    devices: facts
      .openDeposits()
      // What is kept as evidence stays on purpose; the page names it beside the count.
      .filter((deposit) => deposit.visit !== own?.id && facts.holdOf(deposit.id) === null)
      .reduce((sum, deposit) => sum + countOf(deposit.devices), 0),
    permissions: facts.openAuthorisations().length + endingUses(facts, own?.id ?? null).length,
    // Those that are out until another day are where they should be.
    'setting-devices': overdueIssues(facts).length,
    exceptions: facts.openExceptions().length,
  };
  // A setting that keeps no register is not asked about it.
  const asked = BALANCED.filter((what) => what !== 'setting-devices' || facts.settingDevices().length > 0);
  return asked.map((what) => {
    const found = accepted.get(what);
    // What was accepted is a number: one more person since then is a new difference.
    const holds = found !== undefined && found.count === counts[what];
    return { what, count: counts[what], acceptedBy: holds ? found.by : null };
  });
}
