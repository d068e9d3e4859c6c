import { Temporal } from 'temporal-polyfill';
import type { Notice } from '../../contract/screen-state.ts';
import type { DayRefusal } from '../../domain/day-end/export-place.ts';
import type { ArrangementReminders } from './list-pages/arrangements-page.ts';

export type Reminder = Notice;

export interface ReminderFacts {
  readonly today: string;
  /** The day by which the policy is reviewed next; null where nobody said. */
  readonly reviewDue: string | null;
  readonly warnDaysBefore: number;
  readonly managers: number;
  /** How the manager's own PIN stands to the policy's age limit (SETTINGS B8, D4); null where there is none. */
  readonly pin: { readonly daysLeft: number; readonly remind: boolean } | null;
  /** How many of the setting's own devices ask for somebody's eye (SETTINGS B17, C14). */
  readonly devicesToLookAt: number;
  /** Reports that this person may read and nobody has acted on (SETTINGS B14), and actions past their day (D15). */
  readonly incidentsWaiting: number;
  readonly actionsOverdue: number;
  readonly protection: 'keychain' | 'file';
  readonly exportRefused: DayRefusal | null;
  /** Of those that this manager may read. */
  readonly arrangements: ArrangementReminders;
  /** A changed policy file that cannot count, and where its first fault stands. */
  readonly refused: { readonly line: number; readonly field: string } | null;
}

/** What a manager should know without asking: dates of the policy (SETTINGS A15), being the only manager. */
export function reminders(facts: ReminderFacts): readonly Reminder[] {
  const found: Reminder[] = [];
  const remind = (
    key: string,
    parts: { means?: boolean; do?: boolean },
    gaps: { [gap: string]: string | number } = {},
  ) =>
    found.push({
      tone: 'attention',
      happened: { key: `desk.remind.${key}`, with: gaps },
      ...(parts.means ? { means: { key: `desk.remind.${key}-means`, with: gaps } } : {}),
      ...(parts.do ? { doNext: { key: `desk.remind.${key}-do`, with: gaps } } : {}),
    });
  switch (facts.exportRefused) {
    case 'export-removable':
      remind('export-removable', { means: true, do: true });
      break;
    case 'export-unencrypted':
      remind('export-unencrypted', { means: true, do: true });
      break;
    case 'export-no-key':
      remind('export-no-key', { means: true, do: true });
      break;
    case 'export-unknown-volume':
      remind('export-unknown-volume', { means: true, do: true });
      break;
    case null:
      break;
  }
  if (facts.refused !== null) {
    const { line, field } = facts.refused;
    if (line === 0) remind('policy-unreadable', { means: true, do: true });
    else remind('policy-refused', { means: true, do: true }, { line, field });
  }
  const { reviewDue, warnDaysBefore } = facts;
  if (reviewDue === null) remind('no-dates', { means: true, do: true });
  else {
    const left = Temporal.PlainDate.from(facts.today).until(reviewDue).days;
    if (left < 0) remind('review-overdue', { do: true }, { date: reviewDue });
    else if (left <= warnDaysBefore) remind('review-soon', { do: true }, { count: left });
  }
  if (facts.pin?.daysLeft === 0) remind('pin-due', { means: true, do: true });
  else if (facts.pin?.remind) remind('pin-soon', { do: true }, { count: facts.pin.daysLeft });
  if (facts.devicesToLookAt > 0) remind('setting-devices', { do: true }, { count: facts.devicesToLookAt });
  const { due, overdue, over } = facts.arrangements;
  if (overdue > 0) remind('arrangement-overdue', { do: true }, { count: overdue });
  if (due > 0) remind('arrangement-due', { do: true }, { count: due });
  if (over > 0) remind('arrangement-over', { do: true }, { count: over });
  if (facts.incidentsWaiting > 0) remind('incidents', { do: true }, { count: facts.incidentsWaiting });
  if (facts.actionsOverdue > 0) remind('incident-actions', { do: true }, { count: facts.actionsOverdue });
  if (facts.managers === 1) remind('one-manager', { means: true, do: true });
  if (facts.protection === 'file') remind('keys-file', { means: true });
  return found;
}
