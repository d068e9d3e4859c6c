import { reviewDue } from '../../domain/agreements/policy-review.ts';
import type { DayRefusal } from '../../domain/day-end/export-place.ts';
import { boundsOfDay } from '../../domain/day-end/setting-day.ts';
import { pinAge } from '../../domain/desk/pin-rules.ts';
import { overdueActions } from '../../domain/incidents/action-forms.ts';
import { mayRead } from '../../domain/incidents/reach.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import type { Id } from '../../domain/people.ts';
import { inLanguage } from '../../domain/policy/requirements.ts';
import { toLookAt } from '../../domain/setting-devices/register.ts';
import { readChanges } from '../change-reading.ts';
import type { DoorKeeper } from '../door-keeper.ts';
import type { KioskParts } from '../kiosk-desk.ts';
import type { PolicyRefusal } from '../policy-in-force.ts';
import { bankLayout, bankPicture } from './bank-picture.ts';
import type { DeskView } from './desk-screen.ts';
import { healthRows } from './health-rows.ts';
import { arrangementReminders } from './list-pages/arrangements-page.ts';
import { reminders } from './reminders.ts';

/** How the last write to the record went. */
export type RecordState = 'sound' | 'full' | 'read-only' | 'broken';

interface DeskSources {
  readonly manager: Id;
  readonly parts: Pick<KioskParts, 'record' | 'config' | 'bank' | 'reader' | 'protection'>;
  readonly doors: DoorKeeper;
  readonly recordState: RecordState;
  readonly jumpedMinutes: number | null;
  readonly refused: PolicyRefusal | null;
  readonly exportRefused: DayRefusal | null;
}

/** Everything the manager's desk reads besides the flow: people and doors as they are, and how each part is doing. */
export function deskView(now: Facts, sources: DeskSources): DeskView {
  const { parts, doors, refused } = sources;
  const { record, config } = parts;
  const bounds = boundsOfDay(now.day, config.setting.timeZone, now.policy.day.endsAt);
  return {
    facts: now,
    timeZone: config.setting.timeZone,
    dayBounds: bounds,
    health: healthRows(healthFacts(now, sources)),
    reminders: reminders({
      today: now.day,
      reviewDue: reviewDue(now),
      warnDaysBefore: now.policy.adoption.warnDaysBefore,
      managers: now.activeManagers(),
      pin: pinAge(now.pinSetAt(sources.manager), now),
      devicesToLookAt: toLookAt(now).length,
      ...incidentsToRemindOf(sources.manager, now),
      protection: parts.protection,
      refused,
      exportRefused: sources.exportRefused,
      arrangements: arrangementReminders(now, sources.manager),
    }),
    rosterFile: 'roster.csv',
    lastExport: () => record.log.lastOf('day-exported')?.at ?? null,
    startedBetween: (from: number, to: number) => record.visits.startedBetween(from, to),
    credentialsOf: (person: string) => record.people.credentialsOf(person),
    latestChanges: (most: number) => readChanges(record, { from: 0, until: Number.MAX_SAFE_INTEGER, most }),
    exceptionsSince: (at: number) => countedByKind(record, at),
    outOfOrder: () =>
      record.compartments
        .all()
        .flatMap(({ compartment, outOfOrder }) => (outOfOrder === null ? [] : [{ compartment, why: outOfOrder }])),
    bank: () =>
      parts.bank === null
        ? null
        : bankPicture(doors, bankLayout(config), {
            stuck: now.outOfOrder(),
            inUse: now
              .openDeposits()
              .filter((deposit) => deposit.kind === 'locker')
              .map((deposit) => Number(deposit.place)),
          }),
  };
}

function incidentsToRemindOf(reader: Id, now: Facts) {
  const open = now.incidents().filter((incident) => incident.closedAt === null && mayRead(incident, reader, now));
  return {
    incidentsWaiting: open.filter(({ actedAt }) => actedAt === null).length,
    actionsOverdue: open.flatMap((incident) => overdueActions(incident, now)).length,
  };
}

function healthFacts(
  now: Facts,
  { parts, recordState, jumpedMinutes, refused }: DeskSources,
): Parameters<typeof healthRows>[0] {
  const { reader, bank, config } = parts;
  const pretend = config.hardware.locker.kind === 'pretend';
  return {
    locker: bank === null ? null : { status: bank.status(), health: bank.health(), pretend },
    outOfOrder: now.outOfOrder().length,
    reader:
      reader === null
        ? 'none'
        : reader === 'keyboard'
          ? 'keyboard'
          : { status: reader.status(), health: reader.health(), pretend: config.hardware.reader.kind === 'pretend' },
    record: recordState,
    clockJumpedMinutes: jumpedMinutes,
    protection: parts.protection,
    policy: {
      title: inLanguage(now.policy.title, now.language),
      reviewDue: reviewDue(now),
      refused: refused !== null,
    },
  };
}

function countedByKind(
  record: DeskSources['parts']['record'],
  at: number,
): { readonly kind: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind, raisedAt } of record.exceptions.raisedBetween(1, record.log.head().seq)) {
    if (raisedAt >= at) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}
