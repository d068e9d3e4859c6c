import { DEVICE_KINDS } from '../../../main/domain/devices.ts';
import { ROLES } from '../../../main/domain/people.ts';
import { ARRANGEMENT_ENDS, ATTENDANCE_PROOFS } from '../../../main/domain/record/arrangement-events.ts';
import { ifAny, type Steps, type World } from './world.ts';

/** Standing permissions, and the visits that go by them. */
export function arrangementsSteps(world: World): Steps {
  const standing = () => world.pick(world.keys(world.arrangements, ({ open }) => open));
  return {
    made: () => {
      const approvedBy = world.here();
      if (approvedBy === null) return null;
      const arrangement = world.id('arrangement');
      world.arrangements.set(arrangement, { open: true });
      const terms = {
        kind: world.one(['recorded-music', 'existing-contact']),
        people: [approvedBy],
        devices: [world.one(DEVICE_KINDS)],
        places: world.chance() ? ['office'] : [],
        hours: world.chance() ? { from: '09:00', until: '10:30' } : null,
        confirmations: [],
        childStart: null,
        riskAssessedOn: world.chance() ? world.day() : null,
        checkInMinutes: null,
      };
      const open = world.chance();
      return {
        kind: 'arrangement-made',
        facts: {
          arrangement,
          terms: open ? terms : null,
          firstDay: '2026-11-20',
          lastDay: world.chance() ? world.day() : null,
          reviewOn: world.chance() ? '2027-11-20' : null,
          approvedBy,
          role: world.one(ROLES),
          policyId: 'playgroup-office',
          policyVersion: '1',
        },
        personal: { ...(open ? {} : { terms: JSON.stringify(terms) }), advice: world.word() },
      };
    },
    reviewed: () => {
      const [arrangement, by] = [standing(), world.here()];
      if (arrangement === null || by === null) return null;
      return {
        kind: 'arrangement-reviewed',
        facts: { arrangement, nextReview: world.chance() ? '2028-01-01' : null, by, role: world.one(ROLES) },
        personal: { words: world.word() },
      };
    },
    ended: () => {
      const [arrangement, by] = [standing(), world.here()];
      if (arrangement === null || by === null) return null;
      world.arrangements.set(arrangement, { open: false });
      return {
        kind: 'arrangement-ended',
        facts: { arrangement, why: world.one(ARRANGEMENT_ENDS), by, role: world.one(ROLES) },
        personal: {},
      };
    },
    accepted: () => {
      const [visit, person] = [world.anyVisit(), world.here()];
      if (visit === null && person === null) return null;
      return ifAny(world.pick([...world.arrangements.keys()]), (arrangement) => ({
        kind: 'arrangement-conditions-accepted',
        facts: { arrangement, visit, person, conditions: ['music-only'], textHash: world.hash(), language: 'en' },
      }));
    },
    used: () => {
      const [arrangement, visit] = [standing(), world.openVisit()];
      if (arrangement === null || visit === null || world.uses.some((use) => use.visit === visit)) return null;
      world.uses.push({ visit, arrangement });
      return { kind: 'arrangement-used', facts: { arrangement, visit, devices: world.devices(1) } };
    },
    attends: () => {
      const [person, use] = [world.here(), world.uses[world.upTo(world.uses.length)]];
      if (person === null || use === undefined) return null;
      return { kind: 'attendance-confirmed', facts: { ...use, person, how: world.one(ATTENDANCE_PROOFS) } };
    },
  };
}
