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
  finish,
  handsIn,
  openSetting,
  ownSession,
  takesPass,
} from '../support/a-setting.ts';

/** What is special about setting C: the cupboard, cameras that stay away, and visitors who keep their phones out of use. */
test.describe
  .serial('setting C', () => {
    let folder = '';
    let setting: ASetting;

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'setting-c-'));
      setting = await openSetting('preschool-store-cupboard', folder);
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
      await takesPass(at, 'Stays in your bag, out of use: 1 phone.');
      expect(entries('deposit-intended')).toHaveLength(3);
    });

    test('an older contact needs its risk assessment and the signed limits, and is sealed [C17]', async () => {
      const { at, pin, entries } = setting;
      await day.managerOpensDesk(at, 'Maya', pin);
      await deskPart(at, 'arrangements');
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
      expect(entries('arrangement-made')).toMatchObject([{ terms: null }]);
      expect(entries('exception-raised').map((facts) => facts['kind'])).not.toContain('arrangement-after-child-start');
    });

    test('the chair of the committee, who does not read it, has no such part of the desk [C17]', async () => {
      const { at, pin } = setting;
      await deskPart(at, 'people');
      await at.page.getByRole('option', { name: /Tom Barrow/ }).click();
      await decideByForm(at, 'Roles and work', { roles: ['committee-chair'], children: true }, pin);
      await finish(at);
      await day.managerOpensDesk(at, 'Tom', pin);
      await expect(at.page.getByRole('navigation', { name: 'desk' }).getByRole('button')).toHaveText(['Policy']);
      await finish(at);
    });
  });
