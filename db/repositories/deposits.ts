import type { ChildOwner, Deposit, DepositState } from '../../main/domain/record/state.ts';
import type { DepositsRepository } from '../record.ts';
import { deviceListReader, oneOrNull, type Reading } from './reading.ts';

interface DepositRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly visit: string | null;
  readonly store: string;
  readonly place: string;
  readonly kind: 'locker' | 'manual';
  readonly state: DepositState;
  readonly intended_at: number;
  readonly since: number;
  readonly confirmed_by: string | null;
  readonly collected_to: 'owner' | 'adult-for-child' | 'manager' | null;
  readonly child: string | null;
  readonly child_how: 'brought' | 'found' | null;
  readonly put_away_by: string | null;
  readonly collected_by: string | null;
  readonly given_by: string | null;
  readonly collected_seq: number | null;
  readonly damaged: 0 | 1 | null;
  readonly condition_seq: number | null;
}

const IS_OPEN = `state NOT IN ('collected', 'cancelled')`;

export function depositsRepository({ database, kiosk, personal }: Reading): DepositsRepository {
  const byId = database.prepare<[string], DepositRow>('SELECT * FROM deposit WHERE id = ?');
  const open = database.prepare<[], DepositRow>(`SELECT * FROM deposit WHERE ${IS_OPEN} ORDER BY kiosk, seq`);
  const ofVisit = database.prepare<[string], DepositRow>('SELECT * FROM deposit WHERE visit = ? ORDER BY kiosk, seq');
  const atPlace = database.prepare<[string, string, string], DepositRow>(
    `SELECT * FROM deposit WHERE kiosk = ? AND store = ? AND place = ? AND ${IS_OPEN}`,
  );
  const devices = deviceListReader(database, 'deposit_device', 'deposit');
  const child = database.prepare<[string], { kiosk: string; seq: number }>('SELECT kiosk, seq FROM child WHERE id = ?');
  const writtenAt = ({ kiosk: at }: DepositRow, seq: number | null) =>
    seq === null ? {} : personal({ kiosk: at, seq });
  const childOf = (row: DepositRow): ChildOwner | null => {
    if (row.child_how === null || row.put_away_by === null) return null;
    const entry = row.child === null ? row : (child.get(row.child) ?? row);
    return { id: row.child, initials: personal(entry).initials ?? null, how: row.child_how, by: row.put_away_by };
  };
  const depositOf = (row: DepositRow): Deposit => ({
    id: row.id,
    visit: row.visit,
    child: childOf(row),
    store: row.store,
    place: row.place,
    kind: row.kind,
    state: row.state,
    devices: devices(row.id),
    intendedAt: row.intended_at,
    since: row.since,
    confirmedBy: row.confirmed_by,
    collectedBy: row.collected_to,
    adult:
      row.collected_to === 'adult-for-child'
        ? {
            person: row.collected_by,
            name: writtenAt(row, row.collected_seq).adult ?? null,
            givenBy: row.given_by,
          }
        : null,
    condition:
      row.damaged === null
        ? null
        : { damaged: row.damaged === 1, words: writtenAt(row, row.condition_seq).words ?? null },
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), depositOf),
    open: () => open.all().map(depositOf),
    ofVisit: (visit) => ofVisit.all(visit).map(depositOf),
    atPlace: (store, place) => oneOrNull(atPlace.get(kiosk, store, place), depositOf),
  };
}
