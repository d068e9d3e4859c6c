import { expect, test } from 'vitest';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import {
  agreementsFor,
  authorisationsFor,
  mayGrant,
  placesFor,
  wordingFor,
} from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
test('every place that can be allowed is free of children, and the manager says so [C3]', () => {
  const allowed = Object.entries(C.places).filter(([, place]) => place.allowedFor !== undefined);
  expect(allowed.map(([id]) => id)).toEqual(['office', 'quiet-space']);
  for (const [, place] of allowed) expect(place.childFree).toBe(true);
  expect(C.authorisations['emergency-use']).toMatchObject({ childFreeOnly: true, grantedBy: ['manager'] });
  expect(C.authorisations['emergency-use']?.confirmations.map(({ id }) => id)).toEqual(['no-children-there']);
  for (const personType of PERSON_TYPES) expect(placesFor(personType, C)).toEqual(['office', 'quiet-space']);
});

test('a place that children come into is not offered, whatever the file says of it [C3]', () => {
  const busy = changed(C, (copy) => {
    const office = copy.places.office;
    if (office !== undefined) office.childFree = false;
  });
  expect(placesFor('staff', busy)).toEqual(['quiet-space']);
  expect(inconsistencies(busy)).toContainEqual(
    expect.objectContaining({ path: ['authorisations', 'emergency-use', 'places', 0] }),
  );
});

test.each([
  { roles: ['manager'], signedIn: [], may: true },
  { roles: ['manager'], signedIn: [['manager']], may: true },
  { roles: ['deputy'], signedIn: [], may: true },
  { roles: ['deputy'], signedIn: [['deputy'], ['staff'], []], may: true },
  { roles: ['deputy'], signedIn: [['staff'], ['manager']], may: false },
  { roles: ['manager', 'deputy'], signedIn: [['manager', 'deputy']], may: true },
  { roles: ['dsl-lead'], signedIn: [], may: false },
  { roles: [], signedIn: [], may: false },
] as const)('$roles with $signedIn signed in: $may [C1]', ({ roles, signedIn, may }) => {
  expect(mayGrant(roles, signedIn, C)).toBe(may);
});

test('no deputy stands in where the file names none, and nobody grants an unknown kind', () => {
  expect(mayGrant(['deputy'], [], B)).toBe(false);
  for (const kind of ['constructor', '__proto__', 'break']) expect(mayGrant(['manager'], [], C, kind)).toBe(false);
});

test.each(PERSON_TYPES)('%s: lone working is for visitors, in the quiet space only [C6]', (personType) => {
  const isVisitor = ['visitor', 'contractor', 'external-teacher', 'professional'].includes(personType);
  expect(authorisationsFor(personType, C).includes('lone-working')).toBe(isVisitor);
  expect(placesFor(personType, C, 'lone-working')).toEqual(isVisitor ? ['quiet-space'] : []);
  const told = wordingFor(C, personType, 'en').sentences.some(({ picture }) => picture === 'quiet-room');
  expect(told).toBe(isVisitor);
});

test('lone working: organisation, how often, and the minutes of a release, on the day and ahead [C6]', () => {
  for (const kind of [C.authorisations['lone-working'], C.arrangements['lone-working']]) {
    expect(kind).toMatchObject({ for: ['visitors'], places: ['quiet-space'], organisation: 'required', rule: 'C6' });
    expect(kind?.checkInMinutes).toBe(60);
    expect(kind?.releaseMinutes).toBe(10);
  }
});

test('cameras stay away from the team; only the manager lets one in [C9]', () => {
  const rules = C.deviceRules.filter(({ must }) => must === 'leave-off-premises');
  expect(rules.flatMap((rule) => rule.for)).toEqual(['staff', 'volunteer', 'student', 'committee-member']);
  for (const rule of rules) expect(rule).toMatchObject({ kinds: ['camera', 'video-camera'], letInBy: ['manager'] });
  for (const personType of ['staff', 'volunteer', 'student', 'committee-member'] as const) {
    expect(wordingFor(C, personType, 'en').sentences).toContainEqual(expect.objectContaining({ rule: 'C9' }));
  }
});

test('staff and volunteers confirm that the telephone number is passed on [C4]', () => {
  for (const personType of PERSON_TYPES) {
    const line = wordingFor(C, personType, 'en').sentences.find(({ rule }) => rule === 'C4');
    expect(line !== undefined, personType).toBe(personType === 'staff' || personType === 'volunteer');
  }
  expect(wordingFor(C, 'staff', 'en').fullText).toMatch(/These rules go with you/);
});

test('an outing gives phones out for emergencies, with two prohibitions [C5]', () => {
  expect(C.arrangements.outing).toMatchObject({
    for: ['staff', 'volunteer'],
    devices: ['phone'],
    released: true,
    keeps: false,
    together: true,
    destination: 'required',
    hours: 'required',
  });
  expect(C.arrangements.outing?.conditions.map(({ id }) => id)).toEqual(['no-personal-calls', 'no-photographs']);
});

test('a special event needs the permission of all parents, and two promises of each [C10]', () => {
  const event = C.arrangements['special-event'];
  expect(event?.confirmations.map(({ id }) => id)).toEqual(['general-permission-obtained']);
  expect(event?.conditions.map(({ id }) => id)).toEqual(['own-child-only', 'no-uploads']);
});

test('an old friendship: risks, signed limits and the child’s first day [C17]', () => {
  expect(C.arrangements['existing-contact']).toMatchObject({
    for: ['staff'],
    riskAssessment: 'required',
    signedBoundaries: 'required',
    childStart: 'required',
  });
  expect(agreementsFor(C, 'staff', 'at-induction')).toEqual(['social-media-conduct']);
});

test.each([
  ['offensive-material', 'internet-watch-foundation', 'C12'],
  ['approach-to-a-child-online', 'child-exploitation-centre', 'C12'],
  ['cyber-bullying', 'help-lines', 'C12'],
  ['indecent-images', 'allegations-process', 'C18'],
  ['grooming-concern', 'suspected-abuse-procedure', 'C18'],
])('%s can go to %s [%s]', (kind, outcome, rule) => {
  expect(C.incidents.kinds[kind]).toMatchObject({ rule });
  expect(C.incidents.kinds[kind]?.outcomes).toContain(outcome);
  if (rule === 'C12') expect(C.incidents.outcomes[outcome]?.body).toBeTruthy();
});

test('parents of a bullied child are spoken to; the designated persons handle it all [C12 C1]', () => {
  expect(C.incidents.kinds['cyber-bullying']?.asks).toContain('discussed-with-parents-on');
  expect(C.incidents.handledBy).toEqual(['manager', 'deputy']);
  expect(C.contactOrder).toEqual(['manager', 'deputy']);
});

test('what is checked before a device is handed out, and what is said [C14 C16 C19]', () => {
  expect(C.settingDevices.checks.map(({ at, kinds, needs, rule }) => ({ at, kinds, needs, rule }))).toEqual([
    { at: 'issue', kinds: undefined, needs: ['cleared'], rule: 'C14' },
    { at: 'issue', kinds: ['camera', 'video-camera', 'tablet'], needs: ['purpose', 'permission-held'], rule: 'C16' },
  ]);
  expect(Object.keys(C.settingDevices.purposes)).toEqual(['learning-record', 'displays']);
  expect(C.settingDevices.notice?.en).toMatch(/not for your own e-mail\. Do not read e-mail while/);
});

test('nobody reads of consequences that the written policy does not name', () => {
  for (const { consequences } of Object.values(C.wordings)) expect(consequences).toEqual([]);
});
