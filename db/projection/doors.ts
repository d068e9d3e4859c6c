import type { Database } from 'better-sqlite3';
import type { MovementState } from '../../main/domain/record/state.ts';
import { changeOne, type Effects, flag } from './applying.ts';
import { stateIn } from './transitions.ts';

export type DoorKind =
  | 'opening-intended'
  | 'door-opened'
  | 'door-did-not-open'
  | 'door-closed'
  | 'movement-unknown'
  | 'compartment-out-of-order'
  | 'compartment-in-order';

/**
 * From which states a movement may reach each other one. A door may open after it was given up on (boards answer late),
 * and one whose movement was unknown after a restart may still be seen opening, closing or shut.
 */
export const MOVEMENT_FROM: { readonly [To in Exclude<MovementState, 'intended'>]: readonly MovementState[] } = {
  opened: ['intended', 'did-not-open', 'unknown'],
  'did-not-open': ['intended', 'unknown'],
  closed: ['opened', 'unknown'],
  unknown: ['intended', 'opened'],
};

export function doorEffects(database: Database): Effects<DoorKind> {
  const mention = database.prepare(`
    INSERT INTO compartment (kiosk, compartment, since) VALUES (:kiosk, :compartment, :at) ON CONFLICT DO NOTHING`);
  const setOrder = database.prepare(`
    INSERT INTO compartment (kiosk, compartment, out_of_order, since) VALUES (:kiosk, :compartment, :why, :at)
    ON CONFLICT (kiosk, compartment) DO UPDATE SET out_of_order = :why, since = :at`);
  const intend = database.prepare(`
    INSERT INTO movement (id, kiosk, seq, compartment, purpose, visit, deposit, by_person, state, intended_at, since)
    VALUES (:movement, :kiosk, :seq, :compartment, :purpose, :visit, :deposit, :by, 'intended', :at, :at)`);
  const to = (state: Exclude<MovementState, 'intended'>) =>
    database.prepare(`
      UPDATE movement SET state = '${state}', since = :at, why = coalesce(:why, why), attended = :attended
      WHERE id = :movement AND ${stateIn(MOVEMENT_FROM[state])}`);
  const opened = to('opened');
  const didNotOpen = to('did-not-open');
  const closed = to('closed');
  const unknown = to('unknown');

  return {
    'opening-intended': ({ kiosk, seq, at, facts }) => {
      mention.run({ kiosk, compartment: facts.compartment, at });
      intend.run({ ...facts, kiosk, seq, at });
    },
    'door-opened': (entry) => {
      const { movement } = entry.facts;
      changeOne(opened, { at: entry.at, movement, why: null, attended: null }, entry, `intended movement ${movement}`);
    },
    'door-did-not-open': (entry) => {
      const { movement, why } = entry.facts;
      changeOne(didNotOpen, { at: entry.at, movement, why, attended: null }, entry, `intended movement ${movement}`);
    },
    'door-closed': (entry) => {
      const { movement, attended } = entry.facts;
      const as = { at: entry.at, movement, why: null, attended: flag(attended) };
      changeOne(closed, as, entry, `opened movement ${movement}`);
    },
    'movement-unknown': (entry) => {
      const { movement } = entry.facts;
      changeOne(
        unknown,
        { at: entry.at, movement, why: null, attended: null },
        entry,
        `unfinished movement ${movement}`,
      );
    },
    'compartment-out-of-order': ({ kiosk, at, facts: { compartment, why } }) => {
      setOrder.run({ kiosk, compartment, why, at });
    },
    'compartment-in-order': ({ kiosk, at, facts: { compartment } }) => {
      setOrder.run({ kiosk, compartment, why: null, at });
    },
  };
}
