import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import {
  type ASetting,
  chooseLine,
  dayFrom,
  decideByForm,
  deskPart,
  fillInOwn,
  finish,
  openSetting,
  ownSession,
  recordOwn,
} from '../support/a-setting.ts';

/** What is special about setting B: nothing but its own devices is used, and everybody reads what follows when it is not so. */
test.describe
  .serial('setting B', () => {
    const tablet = 'Blue tablet (T-01)';
    const mayFollow = 'Disciplinary action, a report to the authorities or the allegations process may follow';
    const misconduct = 'For staff it may be misconduct';
    let folder = '';
    let setting: ASetting;

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-b-'));
      setting = await openSetting('preschool-setting-devices', folder);
    });

    test.afterAll(async () => {
      await setting?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('staff read what may follow, that it may be misconduct too; a contractor reads the first alone [B1 B9]', async () => {
      const { at, entries } = setting;
      await at.tapBadge('Maya');
      await at.screenIs('rules', { personType: 'staff' });
      await expect(at.page.getByText(mayFollow)).toBeVisible();
      await expect(at.page.getByText(misconduct)).toBeVisible();
      await at.readSignAgree();
      await at.putInAndClose();
      await at.screenIs('welcome');

      await day.walkIn(at, { type: 'Contractor', first: 'Ana', last: 'Dell', organisation: 'Brook Heating' }, [
        /^Phone/,
      ]);
      await at.screenIs('rules', { personType: 'contractor' });
      await expect(at.page.getByText(mayFollow)).toBeVisible();
      await expect(at.page.getByText(misconduct)).toHaveCount(0);
      await at.readSignAgree();
      await at.putInAndClose();
      await at.screenIs('pass');
      await at.touch('I have it');
      await at.screenIs('welcome');
      expect(entries('rules-acknowledged')).toHaveLength(2);
    });

    test('the manager enters a tablet that is not encrypted, for Ruth alone [B3]', async () => {
      const { at, pin, entries } = setting;
      await day.staffTapsIn(at, 'Ruth', true);
      await day.staffTapsIn(at, 'Dev', true);
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'setting-devices');
      await decideByForm(
        at,
        'Enter a device',
        {
          number: 'T-01',
          label: 'Blue tablet',
          kind: 'tablet',
          origin: 'new',
          protection: ['passcode', 'off-site-allowed'],
          users: ['Ruth Fenn'],
          risk: false,
        },
        pin,
      );
      await finish(at);
      expect(entries('setting-device-registered')).toMatchObject([{ assetNumber: 'T-01', encrypted: false }]);
    });

    test('it goes on no outing, and Ruth reads why and what to do [B4]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Ruth');
      await fillInOwn(at, 'Take one of our devices', { device: tablet, use: 'outing' }, 'blocked');
      await expect(at.page.getByText('The register says that it is not encrypted. (B4)')).toBeVisible();
      await expect(at.page.getByText('Ask the manager to have it encrypted and to enter that.').first()).toBeVisible();
      await finish(at);
      expect(entries('setting-device-issued')).toHaveLength(0);
    });

    test('once it is encrypted the manager enters that, and everything else stays [B4]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'setting-devices');
      await chooseLine(at, 'in', /Blue tablet/);
      await decideByForm(
        at,
        'Change what the register says',
        { parts: ['protection'], protection: ['encrypted', 'passcode', 'off-site-allowed'] },
        pin,
      );
      await finish(at);
      const [entered] = entries('setting-device-registered');
      expect(entries('setting-device-changed')).toMatchObject([
        { encrypted: true, passcode: true, offSiteAllowed: true, users: entered?.['users'] },
      ]);
    });

    test('it goes on the outing once Ruth says that everything is moved off it [B4 B5]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Ruth');
      const outing = {
        device: tablet,
        use: 'outing',
        'data-moved-off': true,
        condition: 'good',
        'due-day': await dayFrom(at, 1),
        'due-time': '12:00',
        notice: true,
      };
      await fillInOwn(at, 'Take one of our devices', outing, 'data-moved-off');
      await expect(at.page.getByText(`Is everything moved off ${tablet}?`)).toBeVisible();
      await at.page.getByTestId('choice-no').click();
      await expect(at.page.getByText('This has to be so before it can be recorded.')).toBeVisible();
      await finish(at);
      expect(entries('setting-device-issued')).toHaveLength(0);

      await ownSession(at, 'Ruth');
      await fillInOwn(at, 'Take one of our devices', outing, 'notice');
      await expect(at.page.getByText('This device is for work and for you alone.')).toBeVisible();
      await at.page.getByTestId('choice-yes').click();
      await expect(at.page.getByText('All data has been moved off it')).toBeVisible();
      await recordOwn(at);
      await expect(at.page.getByText(`${tablet} is out, due back on`)).toBeVisible();
      await finish(at);
      expect(entries('setting-device-issued')).toMatchObject([{ use: 'outing', dataMovedOff: true }]);
    });

    test('what is out is listed, and Ruth brings it back worn [A11]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'setting-devices');
      await chooseLine(at, 'out', /Blue tablet.*Ruth Fenn.*On an outing/);
      await finish(at);
      await ownSession(at, 'Ruth');
      await fillInOwn(at, 'Bring one of our devices back', {
        issue: tablet,
        condition: 'worn',
        words: 'A scratch at one corner.',
      });
      await recordOwn(at);
      await expect(at.page.getByText(`${tablet} is back.`)).toBeVisible();
      await finish(at);
      const [issued] = entries('setting-device-issued');
      expect(entries('setting-device-returned')).toMatchObject([
        { issue: issued?.['issue'], condition: 'worn', by: issued?.['person'] },
      ]);
    });

    test('Dev is not on its list and does not get it, not even for use here [B3]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Dev');
      await fillInOwn(at, 'Take one of our devices', { device: tablet, use: 'on-site' }, 'blocked');
      await expect(at.page.getByText('This person is not on its list of users. (B3)')).toBeVisible();
      await finish(at);
      expect(entries('setting-device-issued')).toHaveLength(1);
    });

    test('what a child brings is behind a door for the day, and goes home with the adult who collects [B6]', async () => {
      const { at, codeOf, entries } = setting;
      await ownSession(at, 'Ruth');
      await fillInOwn(at, "Put a child's device away", { child: 'A C', how: 'brought', kind: 'games-console' });
      await expect(at.page.getByText('The device of A C is put away: the locker. An adult collects it.')).toBeVisible();
      await at.touch('Yes, record this');
      const door = await at.putInAndClose();
      await at.screenIs('staff-day');
      await expect(at.page.getByText(`The device of A C is behind door ${door}.`)).toBeVisible();
      await finish(at);
      const [stored] = entries('deposit-intended').slice(-1);
      expect(stored).toMatchObject({ visit: null, devices: [{ kind: 'games-console' }] });

      await at.touch(/dropping off or collecting/);
      await at.screenIs('family-entry');
      await at.type(codeOf('Nia'));
      if ((await at.state()).screen.name === 'family-entry') await at.touch('Next');
      await at.readSignAgree();
      await day.saysWhatIsUsual(at);
      await at.screenIs('family');
      await at.touch(/^Collecting/);
      await at.screenIs('child-waiting');
      await expect(at.page.getByText(`Behind door ${door}`)).toBeVisible();
      await at.touch('I take it now');
      await at.screenIs('door', { purpose: 'collect', stage: 'open' }, 30_000);
      await at.putInAndClose();
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      expect(entries('deposit-collected').at(-1)).toMatchObject({
        deposit: stored?.['deposit'],
        to: 'adult-for-child',
      });
    });
  });
