import type { PersonType, Role } from '../../main/domain/people.ts';
import type { Child, Credential, CredentialKind, Person } from '../../main/domain/record/state.ts';
import type { PeopleRepository } from '../record.ts';
import { nameStartsWith } from './name-search.ts';
import { deviceListReader, oneOrNull, type Reading } from './reading.ts';

interface PersonRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly person_type: PersonType;
  readonly works_with_children: number;
  readonly left_at: number | null;
}

interface ChildRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly left_at: number | null;
  readonly brought_what: 'dropping-off' | 'collecting' | null;
  readonly brought_at: number | null;
  readonly brought_by: string | null;
}

interface CredentialRow {
  readonly id: string;
  readonly person: string;
  readonly kind: CredentialKind;
  readonly issued_at: number;
  readonly revoked_at: number | null;
  readonly revoked_why: string | null;
}

/** More than this is a list of names to tap, which the screen never shows (DESIGN.md, `What must always be true` 6). */
const MOST_FOUND = 6;

export function peopleRepository({ database, personal }: Reading): PeopleRepository {
  const byId = database.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?');
  const all = database.prepare<[], PersonRow>('SELECT * FROM person ORDER BY kiosk, seq');
  const active = database.prepare<[], PersonRow>('SELECT * FROM person WHERE left_at IS NULL ORDER BY kiosk, seq');
  const withRole = database.prepare<[string], PersonRow>(`
    SELECT person.* FROM person JOIN person_role ON person_role.person = person.id
    WHERE role = ? AND left_at IS NULL ORDER BY kiosk, seq`);
  const roles = database.prepare<[string], { role: Role }>(
    'SELECT role FROM person_role WHERE person = ? ORDER BY role',
  );
  const standing = deviceListReader(database, 'standing_device', 'person');
  const credential = database.prepare<[string, string], CredentialRow>(`
    SELECT * FROM credential WHERE keyed_hash = ? AND kind = ?
    ORDER BY revoked_at IS NULL DESC, seq DESC LIMIT 1`);
  const credentials = database.prepare<[string], CredentialRow>(
    'SELECT * FROM credential WHERE person = ? ORDER BY issued_at, seq',
  );
  const credentialById = database.prepare<[string], CredentialRow>('SELECT * FROM credential WHERE id = ?');
  const pin = database.prepare<[string], { kiosk: string; seq: number; set_at: number }>(
    'SELECT kiosk, seq, set_at FROM pin WHERE person = ? AND replaced_at IS NULL',
  );
  const pins = database.prepare<[string, number], { kiosk: string; seq: number }>(
    'SELECT kiosk, seq FROM pin WHERE person = ? ORDER BY set_at DESC, seq DESC LIMIT ?',
  );
  const attempts = database.prepare<
    [string],
    { count: number; last_at: number; last_monotonic: number; last_boot: string }
  >('SELECT count, last_at, last_monotonic, last_boot FROM pin_attempt WHERE person = ?');
  const child = database.prepare<[string], ChildRow>('SELECT * FROM child WHERE id = ?');
  const children = database.prepare<[], ChildRow>('SELECT * FROM child WHERE left_at IS NULL ORDER BY kiosk, seq');
  const childrenOf = database.prepare<[string], ChildRow>(`
    SELECT child.* FROM child JOIN child_carer ON child_carer.child = child.id
    WHERE carer = ? AND left_at IS NULL ORDER BY kiosk, seq`);
  const carersOf = database.prepare<[string], PersonRow>(`
    SELECT person.* FROM person JOIN child_carer ON child_carer.carer = person.id WHERE child = ? ORDER BY kiosk, seq`);

  const personOf = (row: PersonRow): Person => {
    const { first = null, last = null, shownAs = null } = personal(row);
    return {
      id: row.id,
      personType: row.person_type,
      roles: roles.all(row.id).map(({ role }) => role),
      worksWithChildren: row.works_with_children === 1,
      standing: standing(row.id),
      first,
      last,
      shownAs,
      active: row.left_at === null,
    };
  };
  const childOf = (row: ChildRow): Child => ({
    id: row.id,
    initials: personal(row).initials ?? null,
    active: row.left_at === null,
    lastBrought:
      row.brought_what === null || row.brought_at === null || row.brought_by === null
        ? null
        : { what: row.brought_what, at: row.brought_at, parent: row.brought_by },
  });

  return {
    byId: (id) => oneOrNull(byId.get(id), personOf),
    byCredential(kind, keyedHash) {
      const row = credential.get(keyedHash, kind);
      const person = row === undefined ? undefined : byId.get(row.person);
      if (row === undefined || person === undefined) return null;
      return { person: personOf(person), credential: row.id, active: row.revoked_at === null };
    },
    search(letters, personTypes) {
      const found: Person[] = [];
      for (const row of active.all()) {
        if (personTypes.length > 0 && !personTypes.includes(row.person_type)) continue;
        const { first = null, last = null, shownAs = null } = personal(row);
        if (nameStartsWith(letters, [shownAs, first, last])) found.push(personOf(row));
        if (found.length === MOST_FOUND) break;
      }
      return found;
    },
    withRole: (role) => withRole.all(role).map(personOf),
    all: () => all.all().map(personOf),
    pin(person) {
      const row = pin.get(person);
      const pinHash = row === undefined ? undefined : personal(row).pinHash;
      return row === undefined || pinHash === undefined ? null : { pinHash, setAt: row.set_at };
    },
    earlierPins: (person, most) => pins.all(person, most).flatMap((row) => personal(row).pinHash ?? []),
    pinAttempts(person) {
      const row = attempts.get(person);
      if (row === undefined) return { count: 0, last: null };
      return { count: row.count, last: { at: row.last_at, monotonic: row.last_monotonic, boot: row.last_boot } };
    },
    credentialsOf: (person) => credentials.all(person).map(credentialOf),
    credential: (id) => oneOrNull(credentialById.get(id), credentialOf),
    child: (id) => oneOrNull(child.get(id), childOf),
    childrenOf: (carer) => childrenOf.all(carer).map(childOf),
    carersOf: (id) => carersOf.all(id).map(personOf),
    children: () => children.all().map(childOf),
  };
}

const credentialOf = (row: CredentialRow): Credential => ({
  id: row.id,
  person: row.person,
  kind: row.kind,
  issuedAt: row.issued_at,
  revokedAt: row.revoked_at,
  revokedWhy: row.revoked_why,
});
