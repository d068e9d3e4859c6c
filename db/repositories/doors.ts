import type { DoorPurpose } from '../../main/domain/record/audit-event.ts';
import type { Compartment, Movement, MovementState } from '../../main/domain/record/state.ts';
import type { CompartmentsRepository, MovementsRepository } from '../record.ts';
import { oneOrNull, type Reading } from './reading.ts';

interface MovementRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly compartment: number;
  readonly purpose: DoorPurpose;
  readonly visit: string | null;
  readonly deposit: string | null;
  readonly by_person: string | null;
  readonly state: MovementState;
  readonly intended_at: number;
  readonly since: number;
  readonly why: string | null;
  readonly attended: number | null;
}

export function movementsRepository({ database, kiosk, personal }: Reading): MovementsRepository {
  const byId = database.prepare<[string], MovementRow>('SELECT * FROM movement WHERE id = ?');
  const unfinished = database.prepare<[string], MovementRow>(
    `SELECT * FROM movement WHERE kiosk = ? AND state IN ('intended', 'opened') ORDER BY seq`,
  );
  const ofDeposit = database.prepare<[string], MovementRow>(
    'SELECT * FROM movement WHERE deposit = ? ORDER BY kiosk, seq',
  );
  const latestAt = database.prepare<[string, number], MovementRow>(
    'SELECT * FROM movement WHERE kiosk = ? AND compartment = ? ORDER BY seq DESC LIMIT 1',
  );
  const movementOf = (row: MovementRow): Movement => ({
    id: row.id,
    compartment: row.compartment,
    purpose: row.purpose,
    visit: row.visit,
    deposit: row.deposit,
    by: row.by_person,
    state: row.state,
    intendedAt: row.intended_at,
    since: row.since,
    why: row.why,
    attended: row.attended === null ? null : row.attended === 1,
    reason: personal(row).reason ?? null,
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), movementOf),
    unfinished: () => unfinished.all(kiosk).map(movementOf),
    latestAt: (compartment) => oneOrNull(latestAt.get(kiosk, compartment), movementOf),
    ofDeposit: (deposit) => ofDeposit.all(deposit).map(movementOf),
  };
}

export function compartmentsRepository({ database, kiosk }: Reading): CompartmentsRepository {
  const all = database.prepare<[string], Compartment>(
    'SELECT compartment, out_of_order AS outOfOrder FROM compartment WHERE kiosk = ? ORDER BY compartment',
  );
  return { all: () => all.all(kiosk) };
}
