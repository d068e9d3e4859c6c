import type { BankStatus, LinkHealth, ReaderStatus } from '../../../hardware/index.ts';
import type { DeskPage } from '../../contract/screen-state.ts';

export type HealthRow = Extract<DeskPage, { tab: 'now' }>['health'][number];

export interface HealthFacts {
  readonly locker: { readonly status: BankStatus; readonly health: LinkHealth; readonly pretend: boolean } | null;
  readonly outOfOrder: number;
  readonly reader:
    | 'none'
    | 'keyboard'
    | { readonly status: ReaderStatus; readonly health: LinkHealth; readonly pretend: boolean };
  readonly record: 'sound' | 'full' | 'read-only' | 'broken';
  readonly clockJumpedMinutes: number | null;
  readonly protection: 'keychain' | 'file';
  readonly policy: { readonly title: string; readonly reviewDue: string | null; readonly refused: boolean };
}

const COUNTERS = (health: LinkHealth) => ({
  frames: health.frames,
  badFrames: health.badFrames,
  timeouts: health.timeouts,
  reconnects: health.reconnects,
  lastSeen: health.lastSeen === null ? null : Math.round(health.lastSeen),
});

/** One row for each part, in words a manager can act on. */
export function healthRows(facts: HealthFacts): readonly HealthRow[] {
  const row = (
    device: HealthRow['device'],
    tone: HealthRow['tone'],
    key: string,
    gaps: { [gap: string]: string | number } = {},
  ): HealthRow => ({
    device,
    tone,
    says: { key: `desk.health.${key}`, with: gaps },
  });
  const rows: HealthRow[] = [lockerRow(facts, row), readerRow(facts, row)];
  rows.push(row('record', facts.record === 'sound' ? 'calm' : 'stop', `record-${facts.record}`));
  rows.push(
    facts.clockJumpedMinutes === null
      ? row('clock', 'calm', 'clock-steady')
      : row('clock', 'attention', 'clock-jumped', { minutes: facts.clockJumpedMinutes }),
  );
  rows.push(row('keys', facts.protection === 'keychain' ? 'calm' : 'attention', `keys-${facts.protection}`));
  const { title, reviewDue, refused } = facts.policy;
  if (refused) rows.push(row('policy', 'attention', 'policy-refused'));
  else if (reviewDue === null) rows.push(row('policy', 'attention', 'policy-no-dates', { title }));
  else rows.push(row('policy', 'calm', 'policy-current', { title, date: reviewDue }));
  return rows;
}

type MakeRow = (
  device: HealthRow['device'],
  tone: HealthRow['tone'],
  key: string,
  gaps?: { [gap: string]: string | number },
) => HealthRow;

function lockerRow({ locker, outOfOrder }: HealthFacts, row: MakeRow): HealthRow {
  if (locker === null) return row('locker', 'calm', 'locker-none');
  const counters = COUNTERS(locker.health);
  if (locker.status.link === 'disconnected') {
    const gone = locker.status.reason === 'port-missing';
    return { ...row('locker', 'stop', gone ? 'locker-unplugged' : 'locker-silent'), ...counters };
  }
  if (outOfOrder > 0) return { ...row('locker', 'attention', 'locker-doors-out', { count: outOfOrder }), ...counters };
  return { ...row('locker', 'calm', locker.pretend ? 'locker-pretend' : 'locker-answers'), ...counters };
}

function readerRow({ reader }: HealthFacts, row: MakeRow): HealthRow {
  if (reader === 'none') return row('reader', 'calm', 'reader-none');
  if (reader === 'keyboard') return row('reader', 'calm', 'reader-keyboard');
  const counters = COUNTERS(reader.health);
  if (reader.status.link === 'disconnected') return { ...row('reader', 'attention', 'reader-unplugged'), ...counters };
  return { ...row('reader', 'calm', reader.pretend ? 'reader-pretend' : 'reader-listening'), ...counters };
}
