import { PERSON_TYPES, ROLES } from '../../../main/domain/people.ts';
import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import { incident } from './incidents.ts';
import type { Steps, World } from './world.ts';

/** People, credentials, PINs and children. */
export function peopleSteps(world: World): Steps {
  function agreementAsked(person: string): AuditEvent[] {
    const facts = { person, agreement: 'official-accounts', by: person };
    const riskAssessedOn = world.chance() ? world.day() : null;
    const asked: AuditEvent = {
      kind: 'agreement-asked-for',
      facts: { ...facts, role: 'manager', riskAssessedOn },
      personal: riskAssessedOn === null ? {} : { riskReference: world.word(), riskAuthor: world.word() },
    };
    return world.chance() ? [asked] : [asked, { kind: 'agreement-given-up', facts }];
  }

  return {
    person: () => {
      const person = world.id('person');
      const addedBy = world.here();
      world.people.set(person, { here: true, badge: null, pin: false, tries: 0 });
      return {
        kind: 'person-added',
        facts: {
          person,
          personType: world.one(PERSON_TYPES),
          roles: ROLES.filter(() => world.chance()),
          worksWithChildren: world.chance(),
          standing: world.devices(0),
          addedBy,
        },
        personal: { first: world.word(), last: world.word(), shownAs: world.word() },
      };
    },
    left: () => {
      const person = world.here();
      if (person === null || world.people.size < 3) return null;
      world.people.set(person, { here: false, badge: null, pin: false, tries: 0 });
      return { kind: 'person-left', facts: { person, by: person } };
    },
    changed: () => {
      const person = world.here();
      if (person === null) return null;
      if (world.chance()) return world.chance() ? agreementAsked(person) : incident(world, person);
      const roles = ROLES.filter(() => world.chance());
      return { kind: 'person-changed', facts: { person, roles, worksWithChildren: world.chance(), by: person } };
    },
    standing: () => {
      const person = world.here();
      return person === null
        ? null
        : { kind: 'standing-declaration-changed', facts: { person, devices: world.devices(0) } };
    },
    badge: () => {
      const person = world.here();
      const known = person === null ? undefined : world.people.get(person);
      if (person === null || known === undefined || known.badge !== null) return null;
      const credential = world.id('credential');
      world.people.set(person, { ...known, badge: credential });
      return {
        kind: 'credential-issued',
        facts: {
          person,
          credential,
          kind: world.one(['badge', 'personal-code', 'family-code'] as const),
          keyedHash: world.hash(),
          by: null,
        },
      };
    },
    badgeRevoked: () => {
      const [person, known] = [...world.people].find(([, { badge }]) => badge !== null) ?? [];
      if (person === undefined || known === undefined || known.badge === null) return null;
      world.people.set(person, { ...known, badge: null });
      return [
        { kind: 'credential-revoked', facts: { credential: known.badge, why: 'lost', by: world.here() } },
        { kind: 'credential-reported', facts: { person, what: 'badge', by: person, own: true } },
      ];
    },
    pin: () =>
      world.changePerson(
        world.here(),
        (known) => ({ ...known, pin: true, tries: 0 }),
        (person) => ({ kind: 'pin-set', facts: { person, by: null }, personal: { pinHash: world.word() } }),
      ),
    pinTried: () =>
      world.changePerson(
        world.here(),
        (known) => ({ ...known, tries: known.tries + 1 }),
        (person) => ({ kind: 'pin-tried', facts: { person } }),
      ),
    pinAccepted: () =>
      world.changePerson(
        world.here(),
        (known) => ({ ...known, tries: 0 }),
        (person) => ({ kind: 'pin-accepted', facts: { person, use: 'desk' } }),
      ),
    child: () => {
      const by = world.here();
      if (by === null) return null;
      const child = world.id('child');
      world.children.set(child, true);
      return { kind: 'child-added', facts: { child, carers: [by], by }, personal: { initials: world.word() } };
    },
    childLeft: () => {
      const [child, by] = [world.pick(world.keys(world.children, (stays) => stays)), world.here()];
      if (child === null || by === null) return null;
      world.children.set(child, false);
      return { kind: 'child-left', facts: { child, by } };
    },
    childBrought: () => {
      const [child, parent] = [world.pick([...world.children.keys()]), world.here()];
      if (child === null || parent === null) return null;
      const what = world.one(['dropping-off', 'collecting'] as const);
      return { kind: 'child-brought', facts: { parent, children: [child], what } };
    },
  };
}
