import type { Deposit, DepositState } from '../../main/domain/record/state.ts';
import type { DepositsRepository } from '../record.ts';
import { deviceListReader, oneOrNull, type Reading } from './reading.ts';

interface DepositRow {
  readonly id: string;
  readonly visit: string;
  readonly store: string;
  readonly place: string;
  readonly kind: 'locker' | 'manual';
  readonly state: DepositState;
  readonly intended_at: number;
  readonly since: number;
  readonly confirmed_by: string | null;
  readonly collected_to: 'owner' | 'adult-for-child' | 'manager' | null;
}

const IS_OPEN = `state NOT IN ('collected', 'cancelled')`;

export function depositsRepository({ database, kiosk }: Reading): DepositsRepository {
  const byId = database.prepare<[string], DepositRow>('SELECT * FROM deposit WHERE id = ?');
  const open = database.prepare<[], DepositRow>(`SELECT * FROM deposit WHERE ${IS_OPEN} ORDER BY kiosk, seq`);
  const ofVisit = database.prepare<[string], DepositRow>('SELECT * FROM deposit WHERE visit = ? ORDER BY kiosk, seq');
  const atPlace = database.prepare<[string, string, string], DepositRow>(
    `SELECT * FROM deposit WHERE kiosk = ? AND store = ? AND place = ? AND ${IS_OPEN}`,
  );
  const devices = deviceListReader(database, 'deposit_device', 'deposit');
  const depositOf = (row: DepositRow): Deposit => ({
    id: row.id,
    visit: row.visit,
    store: row.store,
    place: row.place,
    kind: row.kind,
    state: row.state,
    devices: devices(row.id),
    intendedAt: row.intended_at,
    since: row.since,
    confirmedBy: row.confirmed_by,
    collectedBy: row.collected_to,
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), depositOf),
    open: () => open.all().map(depositOf),
    ofVisit: (visit) => ofVisit.all(visit).map(depositOf),
    atPlace: (store, place) => oneOrNull(atPlace.get(kiosk, store, place), depositOf),
  };
}
