import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendingNow, attendProblem, shortUses } from '../../main/domain/arrangements/attendance.ts';
import { arrangementsFor, type Newcomer } from '../../main/domain/arrangements/offered.ts';
import { isConfidential, mayRead } from '../../main/domain/arrangements/readers.ts';
import { shortcomingsOf } from '../../main/domain/arrangements/shortcomings.ts';
import { announcedEvents } from '../../main/domain/arrangements/special-events.ts';
import { laterDay, reviewOn, standingOn } from '../../main/domain/arrangements/standing.ts';
import { sameName } from '../../main/domain/plain-letters.ts';
import { requirementsFor } from '../../main/domain/policy/requirements.ts';
import type { Arrangement } from '../../main/domain/record/state.ts';
import { answerPolicyCommand } from '../../main/policies/policy-answers.ts';
import { anArrangement, aUse, terms } from '../support/arrangement-fixtures.ts';
import { phone } from '../support/builders.ts';
import { aPerson, aVisit, facts, NOW } from '../support/plain-facts.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const D = presetPolicy('preschool-accountable-users');
const E = presetPolicy('preschool-kitchen-drawer');

const TODAY = '2026-11-23';
const coach = aPerson('p-coach', { personType: 'external-teacher', first: 'Zofia', last: 'Łęcka', roles: [] });
const walkIn = (first: string, last: string): Newcomer => ({
  personType: 'external-teacher',
  person: null,
  first,
  last,
});

describe('how an arrangement stands', () => {
  const days = fc.integer({ min: -400, max: 400 }).map((offset) => laterDay(TODAY, offset));

  test('follows from the day alone: coming, then valid, then over, and nobody has to do anything for it', () => {
    fc.assert(
      fc.property(days, days, days, (a, b, day) => {
        const [firstDay = '', lastDay = ''] = [a, b].sort();
        const standing = standingOn({ firstDay, lastDay, endedAt: null }, day);
        expect(standing).toBe(day < firstDay ? 'coming' : day > lastDay ? 'over' : 'valid');
        expect(standingOn({ firstDay, lastDay, endedAt: 1 }, day)).toBe('ended');
      }),
    );
  });

  test('is reminded of thirty days before its review, and overdue the day after', () => {
    const due = { reviewOn: '2026-12-23' };
    expect(reviewOn(due, '2026-11-22')).toBe('none');
    expect(reviewOn(due, '2026-11-23')).toBe('soon');
    expect(reviewOn(due, '2026-12-23')).toBe('soon');
    expect(reviewOn(due, '2026-12-24')).toBe('overdue');
    expect(reviewOn({ reviewOn: null }, TODAY)).toBe('none');
  });
});

describe('whom it is offered', () => {
  const music = anArrangement(terms('recorded-music', { people: [coach.id] }));
  const offered = (who: Newcomer, arrangement: Arrangement = music, policy = A) =>
    arrangementsFor(who, facts({ policy, people: () => [coach], arrangements: () => [arrangement] })).length === 1;

  test('a walk-in of that type and name, whatever the case, accents and spaces [A7]', () => {
    expect(offered(walkIn('Zofia', 'Łęcka'))).toBe(true);
    expect(offered(walkIn('  zofia', 'LECKA '))).toBe(true);
    expect(offered(walkIn('Zofia', 'Lecki'))).toBe(false);
    expect(offered({ ...walkIn('Zofia', 'Łęcka'), personType: 'visitor' })).toBe(false);
    expect(sameName('Anna-Maria', 'anna maria')).toBe(true);
    expect(sameName('', ' ')).toBe(false);
  });

  test('only while it is valid, and its hours are not over', () => {
    const day = (more: Parameters<typeof anArrangement>[1]) =>
      offered(walkIn('Zofia', 'Łęcka'), anArrangement(terms('recorded-music', { people: [coach.id] }), more));
    expect(day({ lastDay: TODAY })).toBe(true);
    expect(day({ lastDay: '2026-11-22' })).toBe(false);
    expect(day({ firstDay: '2026-11-24' })).toBe(false);
    expect(day({ endedAt: NOW - 1, endedWhy: 'withdrawn', endedBy: 'p-maya' })).toBe(false);
    const until = (time: string) =>
      anArrangement(terms('recorded-music', { people: [coach.id], hours: { from: '08:00', until: time } }));
    expect(offered(walkIn('Zofia', 'Łęcka'), until('09:31'))).toBe(true);
    expect(offered(walkIn('Zofia', 'Łęcka'), until('09:30'))).toBe(false);
  });

  test('not without what the policy asks of it now [E17]', () => {
    const training = terms('remote-training', { people: ['p-ruth'], confirmations: ['no-setting-device-available'] });
    const ruth: Newcomer = { personType: 'staff', person: 'p-ruth', first: 'Ruth', last: 'Fenn' };
    const at = (about: typeof training) => {
      const found = anArrangement(about, { lastDay: '2026-12-01', policyId: E.id });
      expect(
        arrangementsFor(ruth, facts({ policy: E, people: () => [aPerson()], arrangements: () => [found] })).length,
      ).toBe(shortcomingsOf(found, E).length === 0 ? 1 : 0);
      return shortcomingsOf(found, E);
    };
    expect(at({ ...training, riskAssessedOn: '2026-11-01' })).toEqual([]);
    expect(at(training)).toEqual(['no-risk-assessment']);
    expect(at({ ...training, riskAssessedOn: '2026-11-01', confirmations: [] })).toEqual(['not-confirmed']);
  });

  test('a medical device of a child is not the parent’s own phone [B7]', () => {
    const medical = anArrangement(terms('medical-device', { people: ['p-nia'], riskAssessedOn: '2026-11-01' }));
    const nia = aPerson('p-nia', { personType: 'parent' });
    const who: Newcomer = { personType: 'settling-parent', person: 'p-nia', first: 'Nia', last: 'Corran' };
    expect(shortcomingsOf(medical, B)).toEqual([]);
    expect(arrangementsFor(who, facts({ policy: B, people: () => [nia], arrangements: () => [medical] }))).toEqual([]);
    expect(shortcomingsOf({ ...medical, terms: terms('medical-device') }, B)).toEqual(['no-risk-assessment']);
  });

  test('only an officer’s approval counts for connecting to the systems [D7]', () => {
    const connect = anArrangement(terms('connect-to-setting-systems', { people: ['p-ruth'] }), {
      lastDay: '2026-12-01',
    });
    expect(shortcomingsOf(connect, D)).toEqual(['not-your-role']);
    expect(shortcomingsOf({ ...connect, role: 'dsl-deputy' }, D)).toEqual([]);
    expect(shortcomingsOf({ ...connect, role: 'dsl-deputy', lastDay: null }, D)).toEqual(['no-end-date']);
  });
});

describe('who may read it', () => {
  const contact = anArrangement(terms('existing-contact', { people: ['p-ruth'] }));
  test('an existing contact is for the manager and the officers alone [A19] [E23]', () => {
    for (const policy of [A, E]) {
      expect(isConfidential('existing-contact', policy)).toBe(true);
      expect(mayRead(contact, ['manager'], policy)).toBe(true);
      expect(mayRead(contact, ['dsl-deputy'], policy)).toBe(true);
      expect(mayRead(contact, ['deputy'], policy)).toBe(false);
      expect(mayRead(contact, ['staff'], policy)).toBe(false);
    }
  });

  test('connecting to the systems is for the officers, not for the manager [D7]', () => {
    const connect = anArrangement(terms('connect-to-setting-systems'));
    expect(mayRead(connect, ['manager'], D)).toBe(false);
    expect(mayRead(connect, ['dsl-assistant'], D)).toBe(true);
  });

  test('what nobody else names is for those who approve it, and what no policy knows for the manager and the lead', () => {
    const music = anArrangement(terms('recorded-music'));
    expect(mayRead(music, ['manager'], A)).toBe(true);
    expect(mayRead(music, ['deputy'], A)).toBe(false);
    expect(mayRead(music, ['dsl-lead'], E)).toBe(true);
    expect(mayRead({ terms: null }, ['deputy'], E)).toBe(false);
  });
});

describe('staff who attend', () => {
  const coaching = anArrangement(terms('emergency-phone', { people: [coach.id] }));
  const inside = ['p-ruth', 'p-dev', 'p-maya'];
  const visits = (here: readonly string[]) =>
    here.map((person, index) => aVisit(`v-1${index}00`, { person, personType: 'staff' }));
  const at = (here: readonly string[], attending: readonly string[]) =>
    facts({
      arrangements: () => [coaching],
      arrangementUses: () => [aUse('v-0001', attending)],
      openVisits: () => [aVisit(), ...visits(here)],
    });

  test('two are needed throughout, and the one who leaves is missed [A8]', () => {
    const both = at(inside, ['p-ruth', 'p-dev']);
    expect(shortUses(both)).toEqual([]);
    expect(shortUses(both, 'p-ruth')).toHaveLength(1);
    expect(shortUses(both, 'p-maya')).toEqual([]);
    expect(shortUses(at(inside, ['p-ruth', 'p-dev', 'p-maya']), 'p-ruth')).toEqual([]);
    expect(shortUses(at(['p-dev'], ['p-ruth', 'p-dev']))).toHaveLength(1);
  });

  test('somebody who left and came back has to say so again', () => {
    const back = facts({ openVisits: () => [aVisit('v-9000', { person: 'p-ruth', startedSeq: 30 })] });
    expect(attendingNow(aUse('v-0001', ['p-ruth']), back)).toEqual([]);
  });

  test('only the setting’s own staff who are signed in, never oneself and never twice [A7]', () => {
    const here = facts({ openVisits: () => visits(['p-ruth']) });
    expect(attendProblem(aPerson('p-ruth'), [], null, here)).toBeNull();
    expect(attendProblem(aPerson('p-ruth'), ['p-ruth'], null, here)).toBe('attend-already');
    expect(attendProblem(aPerson('p-ruth'), [], 'p-ruth', here)).toBe('attend-yourself');
    expect(attendProblem(aPerson('p-dev'), [], null, here)).toBe('attend-not-in');
    expect(attendProblem(aPerson('p-ruth', { personType: 'volunteer' }), [], null, here)).toBe('attend-not-staff');
    expect(attendProblem(aPerson('p-ruth', { active: false }), [], null, here)).toBe('attend-not-staff');
  });
});

describe('special events', () => {
  const show = (more: Parameters<typeof anArrangement>[1], confirmations = ['objections-heard']) =>
    anArrangement(terms('special-event', { confirmations }), {
      firstDay: '2026-12-04',
      lastDay: '2026-12-05',
      ...more,
    });
  const announced = (day: string, arrangement = show({}), policy = A) =>
    announcedEvents({ arrangements: () => [arrangement], policy, day }).length === 1;

  test('are announced from as many days before as the policy says until their end [A4]', () => {
    expect(announced('2026-11-19')).toBe(false);
    expect(announced('2026-11-20')).toBe(true);
    expect(announced('2026-12-05')).toBe(true);
    expect(announced('2026-12-06')).toBe(false);
    const sooner = changed(A, (copy) => {
      const event = copy.arrangements['special-event'];
      if (event) event.noticeDaysBefore = 3;
    });
    expect(announced('2026-11-30', show({}), sooner)).toBe(false);
    expect(announced('2026-12-01', show({}), sooner)).toBe(true);
  });

  test('are not on without the general permission of the parents [C10]', () => {
    expect(announced('2026-12-04', show({}, []), C)).toBe(false);
    expect(announced('2026-12-04', show({}, ['general-permission-obtained']), C)).toBe(true);
  });
});

describe('what the rules make of it', () => {
  const steps = (
    policy: typeof A,
    kind: string,
    personType: 'external-teacher' | 'visitor' | 'settling-parent' | 'staff',
  ) =>
    requirementsFor({ personType }, [phone(), { kind: 'camera', ownership: 'personal', count: 1 }], policy, [
      { kind, devices: ['phone'], places: ['office'] },
    ]).steps.filter((step) => 'arrangement' in step || 'devices' in step);

  test('it takes the cell’s place for its kinds and leaves the others to the rule [A7]', () => {
    expect(steps(A, 'recorded-music', 'external-teacher')).toEqual([
      { kind: 'accept-conditions', arrangement: 'recorded-music', conditions: ['music-only'], rule: 'A7' },
      { kind: 'confirm-attending-staff', arrangement: 'recorded-music', count: 1, rule: 'A7' },
      {
        kind: 'keep-under-arrangement',
        arrangement: 'recorded-music',
        devices: [phone()],
        places: ['office'],
        rule: 'A7',
      },
      expect.objectContaining({ kind: 'deposit', store: 'locker', rule: 'A5' }),
    ]);
  });

  test('it is nothing to those whom the kind is not for, nor where it only releases [C5]', () => {
    expect(steps(A, 'recorded-music', 'visitor').map(({ kind }) => kind)).toEqual(['deposit']);
    expect(steps(C, 'outing', 'staff').map(({ kind }) => kind)).toEqual(['leave-off-premises', 'deposit']);
    expect(steps(A, 'no-such-kind', 'visitor').map(({ kind }) => kind)).toEqual(['deposit']);
  });

  test('a visitor’s agreed use asks for its conditions and nobody’s attendance [E10]', () => {
    expect(steps(E, 'agreed-visitor-use', 'visitor').map(({ kind }) => kind)).toEqual([
      'accept-conditions',
      'keep-under-arrangement',
      'keep-in-bag',
    ]);
  });

  test('without a device of its kinds it asks for nothing', () => {
    const { steps: none } = requirementsFor({ personType: 'external-teacher' }, [], A, [
      { kind: 'emergency-phone', devices: ['phone'], places: [] },
    ]);
    expect(none.map(({ kind }) => kind)).toEqual(['acknowledge']);
  });
});

describe('the policy command', () => {
  const asked = (...more: readonly string[]) =>
    answerPolicyCommand(
      ['explain', 'playgroup-office', '--as', 'external-teacher', '--device', 'phone:1', ...more],
      '2027-03-01',
    );

  test('explains an arrangement in words and as data [A8]', () => {
    const words = asked('--arrangement', 'emergency-phone').lines.join('\n');
    expect(words).toContain('Accept the conditions of the arrangement “Emergency phone” (emergency-phone). [A8]');
    expect(words).toContain('2 different members of staff who attend confirm with their own badges at the kiosk. [A8]');
    expect(words).toContain('Keep under the arrangement “Emergency phone” (emergency-phone): 1 phone. Where: ');
    const data = JSON.parse(asked('--arrangement', 'emergency-phone', '--json').lines.join('\n'));
    expect(data.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'acknowledge',
      'accept-conditions',
      'confirm-attending-staff',
      'keep-under-arrangement',
    ]);
  });

  test('says what it does not have, and where an arrangement changes nothing', () => {
    expect(asked('--arrangement', 'flying')).toMatchObject({
      exitCode: 2,
      problems: [expect.stringContaining('has no arrangement flying; it has special-event, recorded-music')],
    });
    expect(asked('--arrangement', 'special-event').lines.join('\n')).toContain(
      'The arrangement special-event changes no step for external teacher with these devices.',
    );
    expect(asked('--arrangement', 'recorded-music', '--arrangement', 'emergency-phone').exitCode).toBe(2);
  });
});
