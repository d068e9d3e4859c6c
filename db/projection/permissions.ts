import type { Database } from 'better-sqlite3';
import { changeOne, type Effects, flag } from './applying.ts';

export type PermissionKind =
  | 'authorisation-granted'
  | 'authorisation-ended'
  | 'checked-in'
  | 'exception-raised'
  | 'exception-resolved';

export function permissionEffects(database: Database): Effects<PermissionKind> {
  const grant = database.prepare(`
    INSERT INTO authorisation (id, kiosk, seq, kind, visit, deposit, arrangement, reason, place, from_at, until_at,
      granted_at, granted_by, role, child_free, check_in_minutes, release_minutes)
    VALUES (:authorisation, :kiosk, :seq, :authorisationKind, :visit, :deposit, :arrangement, :reason, :place, :from,
      :until, :at, :grantedBy, :role, :childFree, :checkInMinutes, :releaseMinutes)`);
  const checkIn = database.prepare(`
    UPDATE authorisation SET checked_in_at = :at
    WHERE id = :authorisation AND ended_at IS NULL AND check_in_minutes IS NOT NULL`);
  const end = database.prepare(`
    UPDATE authorisation SET ended_at = :at, ended_why = :why, ended_by = :by
    WHERE id = :authorisation AND ended_at IS NULL`);
  const raise = database.prepare(`
    INSERT INTO exception (id, kiosk, seq, kind, severity, visit, deposit, compartment, authorisation, person, detail,
      raised_at)
    VALUES (:exception, :kiosk, :seq, :exceptionKind, :severity, :visit, :deposit, :compartment, :authorisation, :person,
      :detail, :at)`);
  const resolve = database.prepare(`
    UPDATE exception SET resolved_at = :at, resolved_by = :by, resolved_kiosk = :kiosk, resolved_seq = :seq
    WHERE id = :exception AND resolved_at IS NULL`);

  return {
    'authorisation-granted': ({ kiosk, seq, at, facts }) => {
      const { kind, childFree, confirmations: _said, ...rest } = facts;
      const optional = { arrangement: null, checkInMinutes: null, releaseMinutes: null };
      grant.run({ ...optional, ...rest, authorisationKind: kind, childFree: flag(childFree), kiosk, seq, at });
    },
    'checked-in': (entry) => {
      const { authorisation } = entry.facts;
      changeOne(checkIn, { at: entry.at, authorisation }, entry, `open authorisation ${authorisation} with check-ins`);
    },
    'authorisation-ended': (entry) => {
      const { authorisation, why, by } = entry.facts;
      changeOne(end, { at: entry.at, why, by, authorisation }, entry, `open authorisation ${authorisation}`);
    },
    'exception-raised': ({ kiosk, seq, at, facts }) => {
      const { kind, ...rest } = facts;
      raise.run({ ...rest, exceptionKind: kind, kiosk, seq, at });
    },
    'exception-resolved': (entry) => {
      const { kiosk, seq, at } = entry;
      const { exception, by } = entry.facts;
      changeOne(resolve, { at, by, kiosk, seq, exception }, entry, `open exception ${exception}`);
    },
  };
}
