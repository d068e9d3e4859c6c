import type { Database } from 'better-sqlite3';
import type { DepositState } from '../../main/domain/record/state.ts';
import { changeOne, type Effects, flag } from './applying.ts';
import { deviceListWriter } from './devices.ts';
import { stateIn } from './transitions.ts';

export type DepositKind =
  | 'deposit-intended'
  | 'deposit-condition-noted'
  | 'deposit-held'
  | 'deposit-handed-over'
  | 'deposit-cancelled'
  | 'deposit-unknown'
  | 'deposit-collected'
  | 'child-kept-device'
  | 'device-released'
  | 'device-returned';

/**
 * From which states a deposit may reach each other one; collected and cancelled are the end.
 * `unknown` leads everywhere, because whoever finds out what happened must be able to say so.
 */
export const DEPOSIT_FROM: { readonly [To in Exclude<DepositState, 'intended'>]: readonly DepositState[] } = {
  'handed-over': ['intended', 'unknown'],
  held: ['intended', 'handed-over', 'unknown'],
  released: ['held', 'handed-over', 'unknown'],
  collected: ['held', 'handed-over', 'released', 'unknown'],
  cancelled: ['intended', 'handed-over', 'unknown'],
  unknown: ['intended', 'handed-over', 'held', 'released'],
};

/** What is kept against its owner goes nowhere (SETTINGS E14). */
const NOT_KEPT = 'NOT EXISTS (SELECT 1 FROM evidence_hold WHERE deposit = :deposit AND ended_at IS NULL)';

/** A release comes back by its own event only, which names the authorisation. */
const RETURNED_FROM: readonly DepositState[] = ['released', 'unknown'];

export function depositEffects(database: Database): Effects<DepositKind> {
  const intend = database.prepare(`
    INSERT INTO deposit (id, kiosk, seq, visit, store, place, kind, state, intended_at, since, child, child_how, put_away_by)
    VALUES (:deposit, :kiosk, :seq, :visit, :store, :place, :depositKind, 'intended', :at, :at, :child, :how, :by)`);
  const note = database.prepare(`
    UPDATE deposit SET damaged = :damaged, condition_seq = :seq
    WHERE id = :deposit AND state NOT IN ('collected', 'cancelled')`);
  const setDevices = deviceListWriter(database, 'deposit_device');
  const to = (state: DepositState, from: readonly DepositState[], only = 'true') =>
    database.prepare(`
      UPDATE deposit SET state = '${state}', since = :at,
        confirmed_by = coalesce(:confirmedBy, confirmed_by)
      WHERE id = :deposit AND ${stateIn(from)} AND ${only}`);
  const held = to('held', DEPOSIT_FROM.held);
  const handedOver = to('handed-over', DEPOSIT_FROM['handed-over']);
  const cancelled = to('cancelled', DEPOSIT_FROM.cancelled);
  const unknown = to('unknown', DEPOSIT_FROM.unknown);
  const collected = database.prepare(`
    UPDATE deposit SET state = 'collected', since = :at, collected_to = :to, collected_by = :collectedBy,
      given_by = :givenBy, collected_seq = :seq
    WHERE id = :deposit AND ${stateIn(DEPOSIT_FROM.collected)} AND ${NOT_KEPT}`);
  const released = to('released', DEPOSIT_FROM.released, NOT_KEPT);
  const returned = to('held', RETURNED_FROM);
  const takeOut = database.prepare(`
    UPDATE authorisation SET released_at = :at, returned_at = NULL WHERE id = :authorisation AND ended_at IS NULL`);
  const bringBack = database.prepare(`
    UPDATE authorisation SET returned_at = :at
    WHERE id = :authorisation AND released_at IS NOT NULL AND returned_at IS NULL`);

  const plain = { confirmedBy: null };
  return {
    'deposit-intended': ({ kiosk, seq, at, facts }) => {
      const { deposit, visit, store, place } = facts;
      const { child = null, how = null, by = null } = facts.forChild ?? {};
      intend.run({ deposit, kiosk, seq, visit, store, place, depositKind: facts.kind, at, child, how, by });
      setDevices(deposit, facts.devices);
    },
    'deposit-condition-noted': (entry) => {
      const { deposit, damaged } = entry.facts;
      changeOne(note, { deposit, damaged: flag(damaged), seq: entry.seq }, entry, `open deposit ${deposit}`);
    },
    // Stands in the log only: nothing was put anywhere.
    'child-kept-device': () => {},
    'deposit-held': (entry) => {
      const { deposit, confirmedBy, devices: inside } = entry.facts;
      changeOne(held, { at: entry.at, deposit, confirmedBy }, entry, `deposit ${deposit} to be held`);
      if (inside !== undefined) setDevices(deposit, inside);
    },
    'deposit-handed-over': (entry) => {
      const { deposit } = entry.facts;
      changeOne(handedOver, { ...plain, at: entry.at, deposit }, entry, `intended deposit ${deposit}`);
    },
    'deposit-cancelled': (entry) => {
      const { deposit } = entry.facts;
      changeOne(cancelled, { ...plain, at: entry.at, deposit }, entry, `deposit ${deposit} to cancel`);
    },
    'deposit-unknown': (entry) => {
      const { deposit } = entry.facts;
      changeOne(unknown, { ...plain, at: entry.at, deposit }, entry, `open deposit ${deposit}`);
    },
    'deposit-collected': (entry) => {
      const { deposit, to, confirmedBy: givenBy, collectedBy = null } = entry.facts;
      const { at, seq } = entry;
      changeOne(collected, { at, seq, deposit, to, collectedBy, givenBy }, entry, `held deposit ${deposit}`);
    },
    'device-released': (entry) => {
      const { deposit, authorisation } = entry.facts;
      changeOne(takeOut, { at: entry.at, authorisation }, entry, `open authorisation ${authorisation}`);
      changeOne(released, { ...plain, at: entry.at, deposit }, entry, `held deposit ${deposit}`);
    },
    // Also after the authorisation was withdrawn: the device still comes back.
    'device-returned': (entry) => {
      const { deposit, authorisation } = entry.facts;
      changeOne(bringBack, { at: entry.at, authorisation }, entry, `authorisation ${authorisation} with a device out`);
      changeOne(returned, { ...plain, at: entry.at, deposit }, entry, `released deposit ${deposit}`);
    },
  };
}
