import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import {
  type ASetting,
  atNine,
  chooseLine,
  dayFrom,
  decideByForm,
  deskPart,
  finish,
  givesPass,
  handsIn,
  openSetting,
  ownSession,
  takesPass,
  toTheDesk,
} from '../support/a-setting.ts';

/** What is special about setting C: the cupboard, cameras that stay away, and visitors who keep their phones out of use. */
test.describe
  .serial('setting C', () => {
    let folder = '';
    let setting: ASetting;
    let pass = '';

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-c-'));
      setting = await openSetting('preschool-store-cupboard', folder);
      await atNine(setting.at);
    });

    test.afterAll(async () => {
      await setting?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('staff hand in at the store cupboard, and a colleague confirms it [C2]', async () => {
      const { at, entries } = setting;
      await at.tapBadge('Maya');
      await at.readSignAgree();
      await expect(at.page.getByText('the store cupboard, place')).toBeVisible();
      await handsIn(at, 'the store cupboard');
      await at.tapBadge('Ruth');
      await at.readSignAgree();
      await handsIn(at, 'the store cupboard');
      expect(entries('deposit-intended')).toMatchObject([{ store: 'cupboard' }, { store: 'cupboard' }]);
      expect(entries('deposit-held')).toHaveLength(0);
      await ownSession(at, 'Ruth');
      await at.touch('It is there');
      await finish(at);
      // Nobody confirms what they handed over themselves.
      expect(entries('deposit-held')).toHaveLength(1);
    });

    test('a camera of a member of staff does not come in [C9]', async () => {
      const { at, entries } = setting;
      const before = entries('visit-started').length;
      await ownSession(at, 'Dev');
      await at.touch('Something different');
      await at.screenIs('devices');
      await at.touch(/^Camera/);
      await at.touch(/^That is all/);
      await at.screenIs('leave-behind');
      expect(entries('visit-started')).toHaveLength(before);
      await at.touch('I have left it outside');
      await at.readSignAgree();
      await handsIn(at, 'the store cupboard');
      expect(entries('devices-declared').at(-1)?.['devices']).toMatchObject([{ kind: 'phone' }]);
    });

    test('a visitor keeps the phone in the bag, and reads our number on every screen that counts [C4 C6]', async () => {
      const { at, entries } = setting;
      const number = at.page.getByText('01632 960 142').first();
      await expect(number).toBeVisible();
      await day.walkIn(at, { type: 'Visitor', first: 'Ana', last: 'Dell', organisation: 'Brook Centre' }, [/^Phone/]);
      await at.screenIs('rules', { personType: 'visitor' });
      await expect(number).toBeVisible();
      await at.readSignAgree();
      await at.screenIs('pass');
      await expect(number).toBeVisible();
      pass = await takesPass(at, 'Stays in your bag, out of use: 1 phone.');
      expect(entries('deposit-intended')).toHaveLength(3);
    });

    test('working alone, she is shown the quiet space, and each check-in is on record [C6]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'permissions');
      await at.touch('Give permission');
      await at.touch(/^Ana Dell/);
      // What is allowed, why, where, that no children are there, how long, how often she checks in, and the policy's sentence.
      for (const choice of ['lone-working', 'lone-working-policy', 'quiet-space', 'yes', '120', '60']) {
        await at.page.getByTestId(`choice-${choice}`).click();
      }
      await expect(at.page.getByText('Their organisation has a lone-working policy')).toBeVisible();
      await at.page.getByTestId('choice-policy-needs-contact').click();
      await at.type('She tests the meters by herself and her office wants to hear from her.');
      await at.touch('Go on to your PIN');
      await day.sayYes(at, pin);
      await finish(at);
      expect(entries('authorisation-granted')).toMatchObject([{ kind: 'lone-working', place: 'quiet-space' }]);

      await givesPass(at, pass);
      await at.screenIs('staff-day');
      await expect(at.page.getByText(/^Please say here by .*Use your phone here: the quiet space/)).toBeVisible();
      await at.touch('All is well with me');
      await expect(at.page.getByText(/We have written it down\. Use your phone here: the quiet space\./)).toBeVisible();
      await at.screenIs('welcome');
      expect(entries('checked-in')).toHaveLength(1);
    });

    test('an outing: both who go along accept what is forbidden, and every phone comes back [C5]', async () => {
      const { at, pin, entries } = setting;
      // What Ruth and Dev handed in is confirmed first: only what lies there can be given out.
      await ownSession(at, 'Maya');
      for (const confirmed of [2, 3]) {
        await at.touch('It is there');
        await expect.poll(() => entries('deposit-held').length).toBe(confirmed);
      }
      await toTheDesk(at, pin);
      await deskPart(at, 'arrangements');
      const today = await dayFrom(at, 0);
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'outing',
          people: ['Ruth Fenn', 'Dev Marlow'],
          destination: 'Hill Farm',
          firstDay: today,
          lastDay: today,
          from: '08:00',
          until: '18:00',
        },
        pin,
      );
      await finish(at);
      for (const who of ['Ruth', 'Dev']) {
        await ownSession(at, who);
        await at.touch('I am going on the outing');
        for (const forbidden of ['Make and take no personal calls.', 'Take no photographs of the children with it.']) {
          await expect(at.page.getByText(forbidden)).toBeVisible();
          await at.page.getByTestId('choice-yes').click();
        }
        await at.touch('Yes, record this');
        await expect(
          at.page.getByText(/^Your phone is here: the store cupboard, place \d+\. It goes with you/),
        ).toBeVisible();
        await at.screenIs('welcome');
      }
      expect(entries('arrangement-conditions-accepted')).toHaveLength(2);
      expect(entries('device-released')).toHaveLength(2);
      for (const who of ['Ruth', 'Dev']) {
        await ownSession(at, who);
        await at.touch('I am bringing it back');
        await handsIn(at, 'the store cupboard');
      }
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'arrangements');
      await expect(at.page.getByTestId('list-outings')).toContainText('All devices back');
    });

    test('an older contact needs its risk assessment and the signed limits, and is sealed [C17]', async () => {
      const { at, pin, entries } = setting;
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'existing-contact',
          person: 'Ruth Fenn',
          child: 'K L',
          childStart: await dayFrom(at, 20),
          advice: 'Meet in public only, and tell us of each meeting.',
          decision: 'The friendship may go on within these limits.',
          boundaries: 'No photographs of other children and no talk about work.',
          signature: 'signature',
          riskReference: 'RA-17',
          riskDay: await dayFrom(at, 0),
          riskAuthor: 'Maya Hollis',
          firstDay: await dayFrom(at, 0),
        },
        pin,
      );
      await chooseLine(at, 'valid', /Existing contact with a family.*Ruth Fenn/);
      await expect(at.page.getByText('No photographs of other children and no talk about work.')).toBeVisible();
      expect(entries('arrangement-made').at(-1)).toMatchObject({ terms: null });
      expect(entries('exception-raised').map((facts) => facts['kind'])).not.toContain('arrangement-after-child-start');
    });

    test('the chair of the committee, who does not read it, has no part of the desk with arrangements [C17]', async () => {
      const { at, pin } = setting;
      await deskPart(at, 'people');
      await at.page.getByRole('option', { name: /Tom Barrow/ }).click();
      await decideByForm(at, 'Roles and work', { roles: ['committee-chair'], children: true }, pin);
      await finish(at);
      await day.managerOpensDesk(at, 'Tom', pin);
      await expect(at.page.getByRole('navigation', { name: 'desk' }).getByRole('button')).toHaveText([
        'Concerns',
        'Policy',
      ]);
      await finish(at);
    });
  });
