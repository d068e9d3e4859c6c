import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import {
  type ASetting,
  agree,
  dayFrom,
  decideByForm,
  deskPart,
  fillInOwn,
  finish,
  givesPass,
  handsIn,
  openSetting,
  ownSession,
  takesPass,
} from '../support/a-setting.ts';

/** What is special about setting E: the drawer in the kitchen, breaks without a manager, and visitors who step out to ring. */
test.describe
  .serial('setting E', () => {
    const drawer = 'the kitchen drawer';
    const ana = { type: 'Visitor', first: 'Ana', last: 'Dell', organisation: 'Brook Centre' };
    let folder = '';
    let setting: ASetting;
    let pass = '';

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-e-'));
      setting = await openSetting('preschool-kitchen-drawer', folder);
    });

    test.afterAll(async () => {
      await setting?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('the idle screen says what is expected of visitors [E8]', async () => {
      const { at } = setting;
      await expect(at.page.getByText('No phones around children')).toBeVisible();
      await expect(at.page.getByText('Leave the premises to use them.')).toBeVisible();
    });

    test('staff hand in for the kitchen drawer, read who answers for it, and confirm it for each other [E3 E13]', async () => {
      const { at, entries } = setting;
      await at.tapBadge('Ruth');
      await at.readSignAgree();
      await handsIn(at, drawer);
      await at.tapBadge('Maya');
      await at.readSignAgree();
      await at.screenIs('hand-in');
      await expect(
        at.page.getByText('We are not responsible if your device is lost, stolen or damaged here.'),
      ).toBeVisible();
      await at.touch('Note its condition');
      await at.screenIs('condition');
      await at.type('A crack in one corner');
      await at.touch('There is damage already');
      await at.touch('Note it');
      await handsIn(at, drawer);
      expect(entries('deposit-condition-noted')).toHaveLength(1);
      for (const who of ['Maya', 'Ruth']) {
        await ownSession(at, who);
        await at.touch('It is there');
        await finish(at);
      }
      expect(entries('deposit-intended')).toMatchObject([{ store: 'kitchen-drawer' }, { store: 'kitchen-drawer' }]);
      expect(entries('deposit-held')).toHaveLength(2);
    });

    test('Ruth takes her phone out for a lunch break by her own word, and puts it back [E3 E19]', async () => {
      const { at, entries } = setting;
      await ownSession(at, 'Ruth');
      await fillInOwn(at, 'I am taking a break', { reason: 'lunch-break', place: 'off-premises', minutes: '30' });
      await expect(at.page.getByText('Reason: Lunch break. Place: off the premises.')).toBeVisible();
      await at.touch('Yes, record this');
      await at.screenIs('goodbye');
      await expect(at.page.getByText('Have a good break.')).toBeVisible();
      await at.screenIs('welcome');
      const [granted] = entries('authorisation-granted');
      expect(granted).toMatchObject({ kind: 'break', reason: 'lunch-break', place: 'off-premises', role: 'staff' });

      await ownSession(at, 'Ruth');
      await expect(at.page.getByText(/^You are on a break until/)).toBeVisible();
      await at.touch('I am bringing it back');
      await handsIn(at, drawer);
      expect(entries('authorisation-ended')).toMatchObject([
        { authorisation: granted?.['authorisation'], why: 'returned' },
      ]);
    });

    test('a visitor keeps the phone in the bag, and steps out to use it [E5 E7]', async () => {
      const { at, entries } = setting;
      const held = entries('deposit-intended').length;
      await day.walkIn(at, ana, [/^Phone/]);
      await at.readSignAgree();
      pass = await takesPass(at, 'Stays in your bag, out of use: 1 phone.');
      expect(entries('deposit-intended')).toHaveLength(held);

      await givesPass(at, pass);
      await at.screenIs('staff-day');
      await at.touch('I am just stepping out');
      await expect(at.page.getByText('We have written down that you are stepping out.')).toBeVisible();
      await at.screenIs('welcome');
      expect(entries('authorisation-granted').at(-1)).toMatchObject({ place: 'off-premises', until: null });
      expect(entries('visit-ended')).toHaveLength(0);

      await givesPass(at, pass);
      await at.screenIs('staff-day');
      await at.touch('I am back');
      await expect(at.page.getByText('Welcome back. You are on the list as here.')).toBeVisible();
      await at.screenIs('welcome');
      expect(entries('authorisation-ended')).toHaveLength(2);
    });

    test('who comes as often as the policy file counts reads and signs the full agreement, once [E9]', async () => {
      const { at, entries } = setting;
      await givesPass(at, pass);
      await at.screenIs('staff-day');
      await at.touch('I am leaving');
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      // Five visits would take all morning.
      await setting.changePolicy((text) =>
        text.replace('version: 1', 'version: 2').replace('  visits: 5', '  visits: 2'),
      );
      await day.walkIn(at, ana, [/^Phone/]);
      await at.readSignAgree();
      await at.screenIs('agreement', { label: 'Acceptable use' });
      await agree(at);
      pass = await takesPass(at, 'Stays in your bag, out of use: 1 phone.');
      expect(entries('rules-acknowledged').at(-1)).toMatchObject({
        wording: 'preschool-kitchen-drawer/acceptable-use',
      });
    });

    test('the manager agrees a use with a professional, and records that Ida is not with children [E6 E10]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'arrangements');
      const today = await dayFrom(at, 0);
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'agreed-visitor-use',
          person: 'new',
          personType: 'professional',
          first: 'Cleo',
          last: 'Marsh',
          devices: ['laptop'],
          places: ['office'],
          document: 'She writes the notes of the meeting on her laptop.',
          firstDay: today,
          lastDay: today,
        },
        pin,
      );
      await deskPart(at, 'people');
      await at.page.getByRole('option', { name: /Ida Quill/ }).click();
      await decideByForm(at, 'Roles and work', { roles: [], children: false }, pin);
      await finish(at);
      expect(entries('arrangement-made')).toMatchObject([
        { terms: { kind: 'agreed-visitor-use', places: ['office'] } },
      ]);
      expect(entries('person-changed')).toMatchObject([{ worksWithChildren: false }]);
    });

    test('the professional is shown what was agreed, and where [E10]', async () => {
      const { at, entries } = setting;
      await day.walkIn(at, { type: 'Professional', first: 'Cleo', last: 'Marsh', organisation: 'County' }, [/^Laptop/]);
      await at.readSignAgree();
      await at.screenIs('arrangement');
      await expect(at.page.getByText('Where: the office.')).toBeVisible();
      await at.touch('I keep to it');
      await takesPass(at, /You keep your things: Agreed use by a visitor/);
      expect(entries('arrangement-used')).toHaveLength(1);
    });

    test('a volunteer who does not work with children keeps the phone in the bag [E6]', async () => {
      const { at, entries } = setting;
      const held = entries('deposit-intended').length;
      await at.tapBadge('Ida');
      await at.readSignAgree();
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      expect(entries('visit-started').at(-1)).toMatchObject({ personType: 'volunteer' });
      expect(entries('deposit-intended')).toHaveLength(held);
    });

    test('when she leaves, the manager reads what she noted of her phone [E13]', async () => {
      const { at, entries } = setting;
      await at.tapBadge('Maya');
      await at.screenIs('staff-day');
      await at.touch('I am leaving');
      await at.screenIs('collect-by-hand');
      await expect(at.page.getByText(/^Noted when it was put in: .*A crack in one corner/)).toBeVisible();
      await at.touch('I have it back');
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      expect(entries('deposit-collected').at(-1)).toMatchObject({ to: 'owner' });
    });
  });
