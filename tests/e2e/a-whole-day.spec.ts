import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { verifyFile } from '../../db/index.ts';
import * as day from '../support/a-day.ts';
import { AtTheKiosk } from '../support/at-the-kiosk.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';

/** One day in real Electron: what people see, what the board heard, what the record says and what reaches the office agree. */
test.describe
  .serial('a whole day at the entrance', () => {
    let folder = '';
    let kiosk: RunningKiosk;
    let at: AtTheKiosk;
    let pin = '';
    let family = '';
    let settling = '';
    let pass = '';
    let closed = { hash: '', folder: '' };

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'whole-day-'));
      kiosk = await launchKiosk({
        dataFolder: join(folder, 'data'),
        viewport: { width: 1280, height: 800 },
        env: { CLOAKROOM_PRETEND_LOG: join(folder, 'wire.jsonl') },
      });
      at = new AtTheKiosk(kiosk);
      await day.tryPretendHardware(at);
      const { codes } = await at.pretend();
      pin = codes.find((code) => code.pin !== undefined)?.pin ?? '';
      family = codes.find((code) => code.who.startsWith('Nia'))?.code ?? '';
      settling = codes.find((code) => code.who.startsWith('Leo'))?.code ?? '';
    });

    test.afterAll(async () => {
      await kiosk?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    /** The frames that opened a door, in order, as the simulated board understood them. */
    async function openings(): Promise<{ hex: string; frame: string }[]> {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const lines = (await readFile(join(folder, 'wire.jsonl'), 'utf8')).trim().split('\n');
      return lines
        .map((line) => JSON.parse(line) as { hex: string; frame?: string })
        .flatMap(({ hex, frame }) => (frame?.startsWith('open') ? [{ hex, frame }] : []));
    }

    test('staff tap in, read the rules once and put their phones away', async () => {
      expect(await day.staffTapsIn(at, 'Maya', true)).toBe(1);
      expect(await day.staffTapsIn(at, 'Ruth', true)).toBe(2);
      // PROTOCOLS vector A01 and its neighbour: 8A board lock 11, closed by the XOR of what came before.
      expect(await openings()).toEqual([
        { hex: '8A 01 01 11 9B', frame: 'open 1/1' },
        { hex: '8A 01 02 11 98', frame: 'open 1/2' },
      ]);
    });

    test('a visitor signs in, signs the rules, deposits and gets a pass', async () => {
      pass = await day.visitorSignsIn(at);
      expect(pass).toMatch(/^[ACDEFGHJKMNPQRTVWXY34679]{6}$/);
      expect((await openings()).at(-1)).toEqual({ hex: '8A 01 03 11 99', frame: 'open 1/3' });
    });

    test('a parent drops off in two touches after the first time [A2]', async () => {
      await day.parentDropsOff(at, family, true);
      await day.parentDropsOff(at, family, false);
      expect(await openings()).toHaveLength(3);
    });

    test('a settling parent hands the phone in at the office and a member of staff confirms it [A3]', async () => {
      await day.settlingParentHandsIn(at, settling, true, 'Ruth');
      expect(await openings()).toHaveLength(3);
    });

    test('the manager grants emergency use, and not to herself [A6]', async () => {
      await day.managerOpensDesk(at, day.MANAGER, pin);
      await day.deskTab(at, 'Permissions');
      const { screen } = await at.state();
      if (screen.name !== 'desk' || screen.page.tab !== 'permissions') throw new Error('not at the permissions');
      const own = screen.page.people.find((person) => person.self);
      expect(own?.name).toContain(day.MANAGER);
      await at.page.evaluate((visit) => {
        const { cloakroom } = window as unknown as { cloakroom: { send(intent: unknown): void } };
        cloakroom.send({
          intent: 'grant-use',
          visit,
          reason: 'family-emergency',
          words: 'For me',
          place: 'office',
          minutes: 15,
          childFree: true,
        });
      }, own?.visit);
      await expect
        .poll(async () => {
          const shown = (await at.state()).screen;
          return shown.name === 'desk' ? shown.decision?.problem?.key : null;
        })
        .toBe('desk.problem.to-yourself');
      await at.page.evaluate(() =>
        (window as unknown as { cloakroom: { send(intent: unknown): void } }).cloakroom.send({ intent: 'desk-cancel' }),
      );
      await day.grantEmergencyUse(at, 'Ruth Fenn', pin);
      await day.finishDesk(at);
    });

    test('the phone goes out, is overdue on a moved clock, and comes back', async () => {
      await day.takesPhoneOut(at, 'Ruth');
      await day.goesOverdue(at, 20);
      await day.bringsPhoneBack(at, 'Ruth');
      expect((await openings()).slice(3).map(({ frame }) => frame)).toEqual(['open 1/2', 'open 1/2']);
    });

    test('a door that jams becomes an exception and another door opens', async () => {
      await day.stuckDoor(at, 'Dev', 4, true);
      expect((await openings()).slice(5).map(({ frame }) => frame)).toEqual(['open 1/4', 'open 1/5']);
    });

    test('everybody collects and leaves', async () => {
      await day.visitorLeaves(at, pass);
      await day.settlingParentLeaves(at, settling);
      await day.staffTapsOut(at, 'Ruth');
      await day.staffTapsOut(at, 'Dev');
      expect((await openings()).slice(7).map(({ frame }) => frame)).toEqual(['open 1/3', 'open 1/2', 'open 1/5']);
    });

    test('the day balances, closes and reaches the export folder', async () => {
      await day.managerOpensDesk(at, day.MANAGER, pin);
      await day.resolveExceptions(at, pin);
      closed = await day.closesDay(at, pin);
      const files = (await readdir(closed.folder)).sort();
      expect(files).toEqual([
        'day.json',
        'demonstration-devices.csv',
        'demonstration-exceptions.csv',
        'demonstration-permissions.csv',
        'demonstration-setting-devices.csv',
        'demonstration-visits.csv',
        'manifest.json',
      ]);
      const manifest = JSON.parse(await readFile(join(closed.folder, 'manifest.json'), 'utf8')) as Record<
        string,
        unknown
      >;
      expect(manifest).toMatchObject({
        closingHash: closed.hash,
        demonstration: true,
        counts: { visits: 5, permissions: 1, exceptionsRaised: 3, exceptionsOpen: 0 },
      });
      const exceptions = await readFile(join(closed.folder, 'demonstration-exceptions.csv'), 'utf8');
      for (const kind of ['clock-jumped', 'device-overdue', 'door-did-not-open']) expect(exceptions).toContain(kind);
      await day.finishDesk(at);
    });

    test('no screen broke the page’s security policy, and the record verifies', async () => {
      expect(kiosk.consoleErrors).toEqual([]);
      await kiosk.stop();
      const report = verifyFile(join(folder, 'data', 'setting', 'record.sqlite'));
      expect(report.ok && report.value.faults).toEqual([]);
      // Ten pulses in the whole day, each with its intent on record, and none besides.
      expect(await openings()).toHaveLength(10);
    });
  });
