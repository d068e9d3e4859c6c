import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import { type ASetting, dayFrom, decideByForm, finish, openSetting } from '../support/a-setting.ts';

/** What is special about setting A: the office, our own staff in the room, and events that are announced beforehand. */
test.describe
  .serial('setting A', () => {
    let folder = '';
    let setting: ASetting;

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-a-'));
      setting = await openSetting('playgroup-office', folder);
    });

    test.afterAll(async () => {
      await setting?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('a settling parent hands every device in at the office, and a member of staff confirms it [A3]', async () => {
      const { at, codeOf, entries } = setting;
      await day.staffTapsIn(at, 'Maya', true);
      await day.settlingParentHandsIn(at, codeOf('Leo'), true, 'Maya');
      expect(entries('deposit-intended').at(-1)).toMatchObject({ store: 'office', kind: 'manual' });
      expect(entries('deposit-held').at(-1)?.['confirmedBy']).not.toBeNull();
    });

    test('the manager arranges music by a visiting teacher, and a show that everybody reads of [A4 A7]', async () => {
      const { at, pin } = setting;
      await day.staffTapsIn(at, 'Ruth', true);
      await day.managerOpensDesk(at, 'Maya', pin);
      await day.deskTab(at, 'Arrangements');
      const today = await dayFrom(at, 0);
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'recorded-music',
          person: 'new',
          first: 'Cleo',
          last: 'Marsh',
          firstDay: today,
          lastDay: null,
        },
        pin,
      );
      await decideByForm(
        at,
        'Arrange something',
        {
          kind: 'special-event',
          title: 'Winter show',
          devices: ['phone', 'camera'],
          firstDay: today,
          lastDay: today,
          'confirm-objections-heard': true,
        },
        pin,
      );
      await finish(at);
      const { screen } = await at.state();
      expect(screen.name === 'welcome' && screen.notices.map(({ happened }) => happened)).toContainEqual({
        key: 'notice.event-today',
        with: { what: 'Winter show' },
      });
    });

    test('the teacher keeps the phone once a colleague who is signed in says that she attends [A7]', async () => {
      const { at, entries } = setting;
      await day.walkIn(at, { type: 'Visiting teacher', first: 'Cleo', last: 'Marsh', organisation: 'Music for all' }, [
        /^Phone/,
      ]);
      await at.readSignAgree();
      await at.screenIs('arrangement');
      await at.touch('I keep to it');
      await at.screenIs('attending');
      await at.tapBadge('Dev');
      await expect(at.page.getByText('That colleague is not signed in yet')).toBeVisible();
      await at.tapBadge('Ruth');
      await at.screenIs('pass');
      await at.touch('I have it');
      await at.screenIs('welcome');
      expect(entries('attendance-confirmed')).toHaveLength(1);
      // The settling parent's and the staff's own phones lie there, and nothing of the teacher's.
      expect(entries('deposit-intended')).toHaveLength(3);
    });

    test('when she leaves, somebody takes over or it is an exception [A7]', async () => {
      const { at, entries } = setting;
      await at.tapBadge('Ruth');
      await at.screenIs('attending', { asks: 'leaving' });
      await at.touch('Leave all the same');
      await at.screenIs('door', { purpose: 'collect', stage: 'open' }, 30_000);
      await at.putInAndClose();
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      expect(entries('exception-raised').map((facts) => facts['kind'])).toContain('attendance-short');
    });

    test('a parent takes part in the show under its rules, without a deposit [A2 A4]', async () => {
      const { at, codeOf, entries } = setting;
      await at.touch(/dropping off or collecting/);
      await at.screenIs('family-entry');
      await at.type(codeOf('Nia'));
      if ((await at.state()).screen.name === 'family-entry') await at.touch('Next');
      await at.readSignAgree();
      await day.saysWhatIsUsual(at);
      await at.screenIs('family');
      await expect(at.page.getByText('Never share a picture')).toBeVisible();
      await at.touch('I take part and keep to this');
      await expect(at.page.getByText('You take part.')).toBeVisible();
      await at.touch(/^Dropping off/);
      await at.screenIs('goodbye');
      await at.screenIs('welcome');
      expect(entries('arrangement-conditions-accepted').length).toBeGreaterThanOrEqual(2);
    });
  });
