import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import {
  type ASetting,
  asked,
  chooseLine,
  dayFrom,
  decideByForm,
  deskPart,
  fillIn,
  fillInOwn,
  finish,
  openSetting,
  ownSession,
  readsAndSigns,
  recordOwn,
} from '../support/a-setting.ts';

/** What is special about setting D: people answer for their badges, their devices and what they signed. */
test.describe
  .serial('setting D', () => {
    let folder = '';
    let setting: ASetting;

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-d-'));
      setting = await openSetting('preschool-accountable-users', folder);
    });

    test.afterAll(async () => {
      await setting?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('staff read both agreements in their own session, what may follow included, and sign them [D8]', async () => {
      const { at, entries } = setting;
      await day.staffTapsIn(at, 'Ruth', true);
      await ownSession(at, 'Ruth');
      await at.touch('Read and sign: Professional conduct');
      await at.screenIs('agreement');
      await expect(at.page.getByText('What may follow when it is broken')).toBeVisible();
      await expect(at.page.getByText('You may lose the use of our systems for a time, or for good.')).toBeVisible();
      await readsAndSigns(at);
      await expect(at.page.getByText('Signed: Professional conduct')).toBeVisible();
      await at.touch('Read and sign: Acceptable use of our systems');
      await readsAndSigns(at);
      await expect(at.page.getByRole('button', { name: /^Read and sign/ })).toHaveCount(0);
      await finish(at);
      const signed = entries('rules-acknowledged').map((facts) => facts['wording']);
      expect(signed.slice(-2)).toEqual([
        'preschool-accountable-users/professional-conduct',
        'preschool-accountable-users/acceptable-use',
      ]);
    });

    test('the desk lists who has signed and who has not [D8]', async () => {
      const { at, pin } = setting;
      await day.staffTapsIn(at, 'Maya', true);
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'agreements');
      await chooseLine(at, 'whole', /Ruth Fenn.*Signed/);
      await chooseLine(at, 'missing', /Maya Hollis.*2 open/);
    });

    test('the manager makes Tom the safeguarding lead, and cannot agree to a connection herself [D7]', async () => {
      const { at, pin, entries } = setting;
      await deskPart(at, 'people');
      await at.page.getByRole('option', { name: /Tom Barrow/ }).click();
      await decideByForm(at, 'Roles and work', { roles: ['dsl-lead'], children: true }, pin);
      await deskPart(at, 'arrangements');
      await expect(at.page.getByRole('button', { name: 'Arrange something' })).toHaveCount(0);
      await finish(at);
      expect(entries('person-changed')).toMatchObject([{ roles: ['dsl-lead', 'staff'] }]);
    });

    test('Tom agrees to it until a last day, and Dev connects the laptop once the risks are read [D7]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Tom', pin);
      await deskPart(at, 'arrangements');
      const today = await dayFrom(at, 0);
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'connect-to-setting-systems',
          person: 'Dev Marlow',
          devices: ['laptop'],
          firstDay: today,
          lastDay: today,
        },
        pin,
      );
      await at.page.getByRole('option', { name: /Connect to our systems.*Dev Marlow/ }).click();
      await finish(at);
      expect(entries('arrangement-made')).toMatchObject([{ role: 'dsl-lead', lastDay: today }]);

      await ownSession(at, 'Dev');
      await at.touch('Something different');
      await at.screenIs('devices');
      await at.touch(/^Laptop/);
      await at.touch(/^That is all/);
      await at.readSignAgree();
      await at.screenIs('arrangement');
      await expect(at.page.getByText('I know that my device can bring harmful programs in')).toBeVisible();
      await at.touch('I keep to it');
      await at.putInAndClose();
      await at.screenIs('welcome');
      expect(entries('arrangement-conditions-accepted')).toHaveLength(1);
      expect(entries('deposit-intended').at(-1)).toMatchObject({ devices: [{ kind: 'phone', count: 2 }] });
    });

    test('a games console goes into the locker like a phone [D12]', async () => {
      const { at, entries } = setting;
      await day.walkIn(at, { type: 'Contractor', first: 'Ana', last: 'Dell', organisation: 'Brook Heating' }, [
        /^Games console/,
      ]);
      await at.readSignAgree();
      await at.putInAndClose();
      await at.screenIs('pass');
      await at.touch('I have it');
      await at.screenIs('welcome');
      expect(entries('devices-declared').at(-1)?.['devices']).toMatchObject([{ kind: 'games-console' }]);
      expect(entries('deposit-intended').at(-1)).toMatchObject({ kind: 'locker' });
    });

    test('Dev reports what he saw, with what to do first on top, and no name on screen [D2 D13]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Dev');
      await at.touch('Report a concern');
      await at.screenIs('report');
      await expect(at.page.getByText('Close nothing and switch nothing off.')).toBeVisible();
      await fillIn(at, {
        kind: 'unsafe-incident',
        about: false,
        seen: 'just-now',
        words: 'The gate to the road stood open for some minutes.',
      });
      await at.screenIs('reported');
      await expect(at.page.getByText('Your report has the number 1.')).toBeVisible();
      await expect(at.page.getByText('Tom Barrow')).toBeVisible();
      await at.touch('Done');
      await at.screenIs('welcome');
      expect(entries('incident-reported')).toMatchObject([{ number: 1 }]);
    });

    test('Tom cannot close it before there is an outcome and what is to be done is done [D2 D15]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Tom', pin);
      await deskPart(at, 'incidents');
      const today = await dayFrom(at, 0);
      const work = async (button: string | RegExp, answers: Parameters<typeof fillIn>[1]) => {
        await chooseLine(at, 'open', /No\. 1: Something unsafe happened/);
        await decideByForm(at, button, answers, pin);
      };
      await work('Add something to be done', { what: 'A spring closes the gate.', owner: 'Ruth Fenn', due: today });
      await chooseLine(at, 'open', /No\. 1: Something unsafe happened/);
      await at.touch(/^Close$/);
      await asked(at);
      await expect(at.page.getByTestId('refused-outcome-0')).toContainText('No outcome is entered');
      await expect(at.page.getByTestId('refused-not-done-1')).toContainText('A spring closes the gate.');
      await at.touch('Back');
      await work('Something is done', { action: 'A spring closes the gate.', words: 'It closes by itself now.' });
      await work('Enter an outcome', { outcome: 'practice-changed', on: today });
      expect(entries('incident-closed')).toHaveLength(0);
      await work(/^Close$/, { sure: true });
      await chooseLine(at, 'closed', /No\. 1: Something unsafe happened/);
      await finish(at);
      expect(entries('incident-closed')).toHaveLength(1);
    });

    test('a badge that is reported lost stops working at once [D6]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Ruth');
      await fillInOwn(at, 'Lost badge, or somebody knows my PIN', { whose: 'mine', what: 'badge' });
      await expect(at.page.getByText('Ruth Fenn has lost the badge. It stops working now.')).toBeVisible();
      await recordOwn(at);
      await finish(at);
      expect(entries('credential-revoked')).toMatchObject([{ why: 'reported' }]);
      expect(entries('incident-reported').at(-1)).toMatchObject({ number: 2 });
      await at.page.waitForTimeout(2_600);
      await at.tapBadge('Ruth');
      await at.screenIs('kind-word');
      await expect(at.page.getByText('We do not know this badge')).toBeVisible();
      await at.touch('All right');
      await at.screenIs('welcome');
    });

    test('the manager shortens the time-out, the screen counts down, and nothing typed is left [D5]', async () => {
      const { at } = setting;
      await setting.changePolicy((text) =>
        text.replace('version: 1', 'version: 2').replace('publicSeconds: 60', 'publicSeconds: 20'),
      );
      await at.touch(/I am visiting/);
      await at.touch(/^Visitor/);
      await at.screenIs('your-name');
      await at.type('Half a na');
      await expect(at.page.getByRole('alertdialog')).toContainText('Are you still there?', { timeout: 15_000 });
      await at.touch('I am still here');
      await expect(at.page.getByRole('alertdialog')).toHaveCount(0);
      await expect(at.page.getByRole('textbox').first()).toHaveValue('Half a na');
      await at.screenIs('welcome', {}, 30_000);
      await at.touch(/I am visiting/);
      await at.touch(/^Visitor/);
      await at.screenIs('your-name');
      await expect(at.page.getByRole('textbox').first()).toHaveValue('');
      await finish(at);
    });
  });
