import type { Database } from 'better-sqlite3';
import { changeOne, type Effects, flag } from './applying.ts';
import { deviceListWriter } from './devices.ts';

export type PeopleKind =
  | 'person-added'
  | 'person-changed'
  | 'person-left'
  | 'standing-declaration-changed'
  | 'credential-issued'
  | 'credential-revoked'
  | 'credential-unknown'
  | 'code-refused'
  | 'credential-reported'
  | 'recovery-code-set'
  | 'recovery-code-used'
  | 'codes-shut'
  | 'pin-set'
  | 'pin-tried'
  | 'pin-accepted'
  | 'child-added'
  | 'child-left'
  | 'child-brought';

export function peopleEffects(database: Database): Effects<PeopleKind> {
  const addPerson = database.prepare(`
    INSERT INTO person (id, kiosk, seq, person_type, works_with_children, added_at, added_by)
    VALUES (:person, :kiosk, :seq, :personType, :worksWithChildren, :at, :addedBy)`);
  const addRole = database.prepare('INSERT OR IGNORE INTO person_role (person, role) VALUES (?, ?)');
  const change = database.prepare('UPDATE person SET works_with_children = :worksWithChildren WHERE id = :person');
  const dropRoles = database.prepare('DELETE FROM person_role WHERE person = ?');
  const leave = database.prepare('UPDATE person SET left_at = :at WHERE id = :person AND left_at IS NULL');
  const touch = database.prepare('UPDATE person SET id = id WHERE id = :person');
  const setStanding = deviceListWriter(database, 'standing_device');
  const issue = database.prepare(`
    INSERT INTO credential (id, kiosk, seq, person, kind, keyed_hash, issued_at)
    VALUES (:credential, :kiosk, :seq, :person, :credentialKind, :keyedHash, :at)`);
  const revoke = database.prepare(`
    UPDATE credential SET revoked_at = :at, revoked_why = :why WHERE id = :credential AND revoked_at IS NULL`);
  const revokeAll = database.prepare(`
    UPDATE credential SET revoked_at = :at, revoked_why = 'person-left' WHERE person = :person AND revoked_at IS NULL`);
  const replacePin = database.prepare(
    'UPDATE pin SET replaced_at = :at WHERE person = :person AND replaced_at IS NULL',
  );
  const setPin = database.prepare('INSERT INTO pin (kiosk, seq, person, set_at) VALUES (:kiosk, :seq, :person, :at)');
  const tryPin = database.prepare(`
    INSERT INTO pin_attempt (person, count, last_at, last_monotonic, last_boot)
    VALUES (:person, 1, :at, :monotonic, :boot)
    ON CONFLICT (person) DO UPDATE SET count = count + 1, last_at = :at, last_monotonic = :monotonic, last_boot = :boot`);
  const forgetAttempts = database.prepare('DELETE FROM pin_attempt WHERE person = :person');
  const addChild = database.prepare('INSERT INTO child (id, kiosk, seq, added_at) VALUES (:child, :kiosk, :seq, :at)');
  const addCarer = database.prepare('INSERT OR IGNORE INTO child_carer (child, carer) VALUES (?, ?)');
  const childLeft = database.prepare('UPDATE child SET left_at = :at WHERE id = :child AND left_at IS NULL');
  const bring = database.prepare(`
    UPDATE child SET brought_what = :what, brought_at = :at, brought_by = :parent WHERE id = :child`);

  return {
    'person-added': (entry) => {
      const { kiosk, seq, at, facts } = entry;
      const { person, personType, addedBy } = facts;
      addPerson.run({ person, kiosk, seq, personType, worksWithChildren: flag(facts.worksWithChildren), at, addedBy });
      for (const role of facts.roles) addRole.run(person, role);
      setStanding(person, facts.standing);
    },
    'person-changed': (entry) => {
      const { person, roles, worksWithChildren } = entry.facts;
      changeOne(change, { person, worksWithChildren: flag(worksWithChildren) }, entry, `person ${person}`);
      dropRoles.run(person);
      for (const role of roles) addRole.run(person, role);
    },
    // Whoever leaves takes no way in along: badges and PIN end with the same entry, and a badge may be issued again.
    'person-left': (entry) => {
      const of = { at: entry.at, person: entry.facts.person };
      changeOne(leave, of, entry, `person ${of.person} still here`);
      revokeAll.run(of);
      replacePin.run(of);
      forgetAttempts.run({ person: of.person });
    },
    'standing-declaration-changed': (entry) => {
      changeOne(touch, { person: entry.facts.person }, entry, `person ${entry.facts.person}`);
      setStanding(entry.facts.person, entry.facts.devices);
    },
    'credential-issued': ({ kiosk, seq, at, facts: { credential, person, kind, keyedHash } }) => {
      issue.run({ credential, kiosk, seq, person, credentialKind: kind, keyedHash, at });
    },
    'credential-revoked': (entry) => {
      const { credential, why } = entry.facts;
      changeOne(revoke, { at: entry.at, why, credential }, entry, `active credential ${credential}`);
    },
    'credential-unknown': () => {},
    // Counted from the log itself (main/desks/gate-reading.ts).
    'code-refused': () => {},
    'credential-reported': ({ at, facts: { person, what, own } }) => {
      if (!own || what !== 'pin') return;
      replacePin.run({ at, person });
      forgetAttempts.run({ person });
    },
    // Read from the log itself: the newest counts, until its use comes after it.
    'recovery-code-set': () => {},
    'recovery-code-used': () => {},
    'codes-shut': () => {},
    // A new PIN also forgets the failed tries: otherwise a manager could not help somebody who is locked out.
    'pin-set': ({ kiosk, seq, at, facts: { person } }) => {
      replacePin.run({ at, person });
      setPin.run({ kiosk, seq, person, at });
      forgetAttempts.run({ person });
    },
    'pin-tried': ({ at, monotonic, boot, facts: { person } }) => {
      tryPin.run({ person, at, monotonic, boot });
    },
    'pin-accepted': ({ facts: { person } }) => {
      forgetAttempts.run({ person });
    },
    'child-added': ({ kiosk, seq, at, facts: { child, carers } }) => {
      addChild.run({ child, kiosk, seq, at });
      for (const carer of carers) addCarer.run(child, carer);
    },
    'child-left': (entry) => {
      changeOne(childLeft, { at: entry.at, child: entry.facts.child }, entry, `child ${entry.facts.child} still here`);
    },
    'child-brought': (entry) => {
      const { parent, children, what } = entry.facts;
      for (const child of children) changeOne(bring, { what, at: entry.at, parent, child }, entry, `child ${child}`);
    },
  };
}
