import type { Database } from 'better-sqlite3';
import { changeOne, type Effects, flag } from './applying.ts';
import { deviceListWriter } from './devices.ts';

export type VisitKind = 'visit-started' | 'devices-declared' | 'rules-acknowledged' | 'visit-ended';

export function visitEffects(database: Database): Effects<VisitKind> {
  const start = database.prepare(`
    INSERT INTO visit (id, kiosk, seq, person, person_type, started_at, started_by, host, policy_id, policy_version,
      policy_hash, pass_hash, language)
    VALUES (:visit, :kiosk, :seq, :person, :personType, :at, :by, :host, :policyId, :policyVersion, :policyHash,
      :passHash, :language)`);
  const declare = database.prepare('UPDATE visit SET declared_kiosk = :kiosk, declared_seq = :seq WHERE id = :visit');
  const setDevices = deviceListWriter(database, 'declared_device');
  const acknowledge = database.prepare(`
    INSERT INTO acknowledgement (kiosk, seq, visit, person, wording, version, wording_hash, language, shown_ms, signed, at)
    VALUES (:kiosk, :seq, :visit, coalesce(:person, (SELECT person FROM visit WHERE id = :visit)), :wording, :version,
      :wordingHash, :language, :shownMs, :signed, :at)`);
  const end = database.prepare(`
    UPDATE visit SET ended_at = :at, ended_how = :how, ended_by = :by WHERE id = :visit AND ended_at IS NULL`);

  return {
    'visit-started': ({ kiosk, seq, at, facts }) => {
      start.run({ ...facts, kiosk, seq, at });
    },
    'devices-declared': (entry) => {
      const { kiosk, seq } = entry;
      const { visit, devices } = entry.facts;
      changeOne(declare, { kiosk, seq, visit }, entry, `visit ${visit}`);
      setDevices(visit, devices);
    },
    // An acknowledgement on a known person's visit counts for the person, so that a version is accepted once, not daily.
    'rules-acknowledged': ({ kiosk, seq, at, facts }) => {
      acknowledge.run({ ...facts, signed: flag(facts.signed), kiosk, seq, at });
    },
    'visit-ended': (entry) => {
      const { visit, how, by } = entry.facts;
      changeOne(end, { at: entry.at, how, by, visit }, entry, `open visit ${visit}`);
    },
  };
}
