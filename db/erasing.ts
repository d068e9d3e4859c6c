import type { Database } from 'better-sqlite3';
import type { AuditEvent, PersonalEventKind } from '../main/domain/record/audit-event.ts';
import type { TimeUp } from '../main/domain/record/retention.ts';
import type { RetentionKind } from '../main/domain/record/retention-kind.ts';
import type { PersonalReader } from './personal-fields.ts';

interface Kept {
  readonly of: RetentionKind;
  /**
   * SQL that says of a row `entry` of the log that what it tells of is over: nothing open is ever erased. `:before` is the
   * moment before which it has to have ended, `:firstKept` the day of that moment.
   */
  readonly over: string;
  /** The fact that names whom its text is about. The name stays while an entry with `names` is kept that speaks of them. */
  readonly about?: 'person' | 'visit' | 'child';
  /** Of no use without the names of those it speaks of. */
  readonly names?: true;
}

const fact = (name: string) => `entry.facts ->> '${name}'`;

const AT_ONCE = 'entry.at < :before';

const VISIT = `EXISTS (
  SELECT 1 FROM visit WHERE visit.id = ${fact('visit')} AND visit.ended_at < :before
    AND NOT EXISTS (SELECT 1 FROM deposit WHERE deposit.visit = visit.id AND state NOT IN ('collected', 'cancelled'))
    AND NOT EXISTS (SELECT 1 FROM authorisation WHERE authorisation.visit = visit.id AND authorisation.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM exception WHERE exception.visit = visit.id AND resolved_at IS NULL))`;

const LEFT = `EXISTS (SELECT 1 FROM person WHERE person.id = ${fact('person')} AND person.left_at < :before)`;

/** Somebody left, and nothing of theirs is open. */
const PERSON = `EXISTS (
  SELECT 1 FROM person WHERE person.id = ${fact('person')} AND person.left_at < :before
    AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.person = person.id AND ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM deposit JOIN visit ON visit.id = deposit.visit
      WHERE visit.person = person.id AND state NOT IN ('collected', 'cancelled'))
    AND NOT EXISTS (SELECT 1 FROM exception LEFT JOIN visit ON visit.id = exception.visit
      WHERE resolved_at IS NULL AND (exception.person = person.id OR visit.person = person.id)))`;

const ARRANGEMENT = `EXISTS (
  SELECT 1 FROM arrangement WHERE arrangement.id = ${fact('arrangement')}
    AND (arrangement.ended_at < :before OR last_day < :firstKept)
    AND NOT EXISTS (SELECT 1 FROM arrangement_use JOIN visit ON visit.id = arrangement_use.visit
      WHERE arrangement_use.arrangement = arrangement.id AND visit.ended_at IS NULL))`;

/** The page of the register that counts stays; those before it go with their time. */
const REGISTER_PAGE = `EXISTS (
  SELECT 1 FROM setting_device WHERE setting_device.id = ${fact('device')} AND (retired_at < :before
    OR (${AT_ONCE} AND (words_kiosk <> entry.kiosk OR words_seq <> entry.seq))))`;

/** What somebody who is here accepted last counts, however long ago that was. */
const ACKNOWLEDGED = `${AT_ONCE} AND (
  (${fact('person')} IS NULL AND ${VISIT}) OR ${LEFT} OR EXISTS (
    SELECT 1 FROM acknowledgement AS later WHERE later.person = ${fact('person')} AND later.wording = ${fact('wording')}
      AND later.kiosk = entry.kiosk AND later.seq > entry.seq))`;

const INCIDENT = `EXISTS (
  SELECT 1 FROM incident WHERE incident.id = ${fact('incident')} AND closed_at < :before)`;

/** Nothing about what is still kept. */
const HOLD = `EXISTS (SELECT 1 FROM evidence_hold AS hold WHERE hold.id = ${fact('hold')} AND hold.ended_at < :before)`;

/** A device that lies there belongs to whoever brought it, so its condition and its child stay until it was fetched. */
const DEPOSIT = `EXISTS (
  SELECT 1 FROM deposit WHERE deposit.id = ${fact('deposit')} AND state IN ('collected', 'cancelled')
    AND deposit.since < :before)`;

const on = (table: string, id: string, ended: string) =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = ${fact(id)} AND ${ended})`;

/**
 * How long the sealed text of each kind of entry is kept, by the policy's periods (SETTINGS A23). Null: for good, since it tells
 * of nobody. A kind with sealed text and without a line does not compile.
 */
const KEPT: { readonly [K in PersonalEventKind]: Kept | null } = {
  'person-added': { of: 'visits', over: PERSON, about: 'person' },
  'pin-set': { of: 'visits', over: PERSON, about: 'person' },
  'child-added': {
    of: 'visits',
    over: on(
      'child',
      'child',
      `left_at < :before AND NOT EXISTS (SELECT 1 FROM deposit WHERE deposit.child = child.id
        AND state NOT IN ('collected', 'cancelled'))`,
    ),
    about: 'child',
  },
  'visit-started': { of: 'visits', over: VISIT, about: 'visit' },
  'devices-declared': { of: 'devices', over: VISIT },
  'rules-acknowledged': { of: 'acknowledgements', over: ACKNOWLEDGED },
  'opening-intended': {
    of: 'devices',
    over: `${AT_ONCE} AND ${on('movement', 'movement', "state NOT IN ('intended', 'opened')")}`,
  },
  'authorisation-granted': {
    of: 'authorisations',
    over: on('authorisation', 'authorisation', 'ended_at < :before'),
    names: true,
  },
  'setting-device-registered': { of: 'settingDevices', over: REGISTER_PAGE },
  'setting-device-changed': { of: 'settingDevices', over: REGISTER_PAGE },
  'setting-device-retired': { of: 'settingDevices', over: AT_ONCE },
  'setting-device-issued': {
    of: 'settingDevices',
    over: on('setting_device_issue', 'issue', 'returned_at < :before'),
    names: true,
  },
  'setting-device-returned': { of: 'settingDevices', over: AT_ONCE, names: true },
  'personal-use-granted': {
    of: 'authorisations',
    over: on('personal_use', 'personalUse', '(ended_at < :before OR until_at < :before)'),
    names: true,
  },
  'arrangement-made': { of: 'authorisations', over: ARRANGEMENT, names: true },
  'arrangement-reviewed': { of: 'authorisations', over: ARRANGEMENT, names: true },
  'arrangement-ended': { of: 'authorisations', over: ARRANGEMENT, names: true },
  'agreement-asked-for': {
    of: 'acknowledgements',
    over: `(${LEFT} OR EXISTS (SELECT 1 FROM agreement_asked_for AS asked
      WHERE asked.kiosk = entry.kiosk AND asked.seq = entry.seq AND given_up_at < :before))`,
  },
  // What was found when the policy was looked at is the setting's own history.
  'policy-reviewed': null,
  'deposit-intended': { of: 'devices', over: DEPOSIT },
  'deposit-condition-noted': { of: 'devices', over: DEPOSIT },
  'deposit-collected': { of: 'devices', over: DEPOSIT },
  'child-kept-device': { of: 'devices', over: AT_ONCE },
  'incident-reported': { of: 'incidents', over: INCIDENT, names: true },
  'incident-added-to': { of: 'incidents', over: INCIDENT, names: true },
  'incident-noted': { of: 'incidents', over: INCIDENT, names: true },
  'incident-advice-sought': { of: 'incidents', over: INCIDENT, names: true },
  'incident-action-added': { of: 'incidents', over: INCIDENT, names: true },
  'incident-action-done': { of: 'incidents', over: INCIDENT, names: true },
  'incident-outcome-entered': { of: 'incidents', over: INCIDENT, names: true },
  'incident-closed': { of: 'incidents', over: INCIDENT, names: true },
  'evidence-hold-proposed': { of: 'incidents', over: HOLD, names: true },
  'evidence-held': { of: 'incidents', over: HOLD, names: true },
  'evidence-release-proposed': { of: 'incidents', over: HOLD, names: true },
  'evidence-hold-released': { of: 'incidents', over: HOLD, names: true },
  // It speaks of several incidents and goes when the last of them may.
  'review-meeting-held': {
    of: 'incidents',
    over: `${AT_ONCE} AND NOT EXISTS (SELECT 1 FROM json_each(${fact('incidents')}) AS met
      JOIN incident ON incident.id = met.value WHERE closed_at IS NULL OR closed_at >= :before)`,
    names: true,
  },
  'exception-resolved': { of: 'exceptions', over: AT_ONCE },
  'difference-accepted': { of: 'exceptions', over: AT_ONCE },
};

interface EntryOfKind {
  readonly seq: number;
  readonly facts: string;
}

/**
 * Removes the sealed fields whose time is up, value and salt together, and gives the events that say so. To be called in the
 * transaction that appends them. Entries, hashes and commitments stay as they are.
 */
export function eraser(
  database: Database,
  kiosk: string,
  personal: PersonalReader,
): (times: readonly TimeUp[]) => readonly AuditEvent[] {
  const kinds = (Object.entries(KEPT) as [PersonalEventKind, Kept | null][]).flatMap(([kind, kept]) => {
    if (kept === null) return [];
    const { over } = kept;
    return [
      {
        ...kept,
        kind,
        due: database.prepare<[object], EntryOfKind>(`
          SELECT seq, facts FROM log AS entry WHERE kiosk = :kiosk AND kind = :kind AND entry.at < :before AND ${over}
            AND EXISTS (SELECT 1 FROM personal_field AS field WHERE field.kiosk = entry.kiosk AND field.seq = entry.seq)`),
        kept: database.prepare<[object], EntryOfKind>(`
          SELECT seq, facts || coalesce((SELECT person FROM visit WHERE visit.id = ${fact('visit')}), '') AS facts
          FROM log AS entry WHERE kiosk = :kiosk AND kind = :kind AND NOT (entry.at < :before AND ${over})`),
      },
    ];
  });
  const remove = database.prepare('DELETE FROM personal_field WHERE kiosk = ? AND seq = ?');

  /** Everything that is said, in the open or sealed, by entries that are kept and need their names. */
  function keptWords(times: readonly TimeUp[]): string {
    return kinds
      .filter(({ names }) => names === true)
      .flatMap(({ kind, of, kept }) => {
        // Kept until released: nothing of this kind is over.
        const { before = 0, firstKept = '' } = times.find((time) => time.of === of) ?? {};
        return kept.all({ kiosk, kind, before, firstKept });
      })
      .map(({ seq, facts }) => {
        const { terms = '', about = '', reporter = '', visit = '' } = personal({ kiosk, seq });
        return [facts, terms, about, reporter, visit].join(' ');
      })
      .join('\n');
  }

  return (times) => {
    let words: string | null = null;
    const counts = new Map<TimeUp, { entries: number; fields: number }>();
    for (const time of times) {
      const { before, firstKept } = time;
      for (const { kind, about, due } of kinds.filter(({ of }) => of === time.of)) {
        for (const { seq, facts } of due.all({ kiosk, kind, before, firstKept })) {
          if (about !== undefined) {
            words ??= keptWords(times);
            if (words.includes(String(JSON.parse(facts)[about]))) continue;
          }
          const counted = counts.get(time) ?? { entries: 0, fields: 0 };
          counted.entries += 1;
          counted.fields += remove.run(kiosk, seq).changes;
          counts.set(time, counted);
        }
      }
    }
    return [...counts].map(([{ of, upTo }, counted]) => ({ kind: 'personal-erased', facts: { of, upTo, ...counted } }));
  };
}
