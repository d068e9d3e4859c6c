import { PERSON_TYPES, ROLES } from '../../../main/domain/people.ts';
import { EXCEPTION_KINDS, SEVERITIES, VISIT_ENDS } from '../../../main/domain/record/audit-event.ts';
import type { Steps, World } from './world.ts';

/** Visits, permissions on them, and exceptions. */
export function visitsSteps(world: World): Steps {
  return {
    visit: () => {
      const known = world.chance() ? world.here() : null;
      const person =
        known !== null && [...world.visits.values()].some((visit) => visit.open && visit.person === known)
          ? null
          : known;
      const visit = world.id('visit');
      world.visits.set(visit, { person, open: true });
      return {
        kind: 'visit-started',
        facts: {
          visit,
          person,
          personType: world.one(PERSON_TYPES),
          host: world.here(),
          policyId: 'playgroup-office',
          policyVersion: '1',
          policyHash: world.hash(),
          passHash: world.chance() ? world.hash() : null,
          language: 'en',
          by: world.one(['screen', 'badge', 'personal-code', 'family-code', 'manager'] as const),
        },
        personal:
          person === null
            ? { first: world.word(), last: world.word(), ...(world.chance() ? { organisation: world.word() } : {}) }
            : {},
      };
    },
    declared: () => {
      const visit = world.anyVisit();
      return visit === null
        ? null
        : {
            kind: 'devices-declared',
            facts: { visit, devices: world.devices(0) },
            personal: world.chance() ? { otherWord: world.word() } : {},
          };
    },
    acknowledged: () => {
      const visit = world.chance() ? world.anyVisit() : null;
      const signed = world.chance();
      return {
        kind: 'rules-acknowledged',
        facts: {
          visit,
          person: visit === null ? world.here() : null,
          wording: 'visitor',
          version: `${world.upTo(3)}`,
          wordingHash: world.hash(),
          language: 'en',
          shownMs: world.upTo(99_999),
          signed,
        },
        personal: signed ? { signature: world.word() } : {},
      };
    },
    visitEnded: () => {
      const visit = world.openVisit();
      const known = visit === null ? undefined : world.visits.get(visit);
      if (visit === null || known === undefined) return null;
      world.visits.set(visit, { ...known, open: false });
      return { kind: 'visit-ended', facts: { visit, how: world.one(VISIT_ENDS), by: world.here() } };
    },
    granted: () => {
      const [visit, grantedBy] = [world.openVisit(), world.here()];
      if (visit === null || grantedBy === null) return null;
      const authorisation = world.id('permit');
      // A break is one's own word, and stepping out nobody's.
      const alone = world.chance();
      const checkIns = world.chance();
      world.authorisations.set(authorisation, { visit, open: true, out: null, checkIns });
      const from = world.upTo(1e9);
      return {
        kind: 'authorisation-granted',
        facts: {
          authorisation,
          kind: 'emergency-use',
          visit,
          deposit: null,
          reason: 'family',
          place: 'office',
          from,
          until: alone ? null : from + 60_000,
          grantedBy: alone ? null : grantedBy,
          role: alone ? null : world.one(ROLES),
          childFree: world.chance(),
          ...(checkIns ? { checkInMinutes: 60, releaseMinutes: 10, confirmations: ['policy-needs-contact'] } : {}),
        },
        personal: alone ? {} : { words: world.word(), organisation: world.word() },
      };
    },
    checkedIn: () => {
      const authorisation = world.pick(world.keys(world.authorisations, ({ open, checkIns }) => open && checkIns));
      return authorisation === null ? null : { kind: 'checked-in', facts: { authorisation } };
    },
    permitEnded: () => {
      const authorisation = world.pick(world.keys(world.authorisations, ({ open }) => open));
      const known = authorisation === null ? undefined : world.authorisations.get(authorisation);
      if (authorisation === null || known === undefined) return null;
      world.authorisations.set(authorisation, { ...known, open: false });
      return {
        kind: 'authorisation-ended',
        facts: { authorisation, why: world.one(['returned', 'withdrawn', 'left-site'] as const), by: world.here() },
      };
    },
    exception: () => {
      const exception = world.id('exception');
      world.exceptions.set(exception, true);
      return {
        kind: 'exception-raised',
        facts: {
          exception,
          kind: world.one(EXCEPTION_KINDS),
          severity: world.one(SEVERITIES),
          visit: world.anyVisit(),
          deposit: null,
          compartment: world.chance() ? 1 + world.upTo(12) : null,
          authorisation: null,
          person: world.here(),
          detail: '',
        },
      };
    },
    resolved: () => {
      const [exception, by] = [world.pick(world.keys(world.exceptions, (open) => open)), world.here()];
      if (exception === null || by === null) return null;
      world.exceptions.set(exception, false);
      return { kind: 'exception-resolved', facts: { exception, by }, personal: { words: world.word() } };
    },
  };
}
