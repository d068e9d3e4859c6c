// Every public screen, drawn by the built page in real Electron under the kiosk's own content policy: nothing may be refused,
// out of reach, too small to touch, or hidden from people who listen instead of look.
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { ScreenState } from '../../main/contract/screen-state.ts';
import english from '../../renderer/text/en/public.json' with { type: 'json' };
import { seen, setUpFixtures } from '../support/desk-fixtures.ts';
import { DESK_FIXTURES, measure, pretendBridge, refusals, show } from '../support/gallery.ts';
import { type PageServer, servePage } from '../support/page-server.ts';
import { SCREEN_FIXTURES, type ScreenFixture } from '../support/screen-fixtures.ts';

const projectFolder = join(import.meta.dirname, '../..');
let server: PageServer;
let app: ElectronApplication;
let page: Page;
const faults: string[] = [];

test.beforeAll(async () => {
  server = await servePage(join(projectFolder, 'out/renderer'));
  const { ELECTRON_RUN_AS_NODE: _, ...variables } = process.env;
  app = await _electron.launch({
    args: [join(projectFolder, 'tests/support/gallery-window.cjs')],
    chromiumSandbox: false,
    env: variables as Record<string, string>,
  });
  page = await app.firstWindow();
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(pretendBridge);
  await page.goto(server.address);
});

test.afterAll(async () => {
  await app?.close();
  await server?.close();
});

test.beforeEach(() => {
  faults.length = 0;
});

interface Look {
  readonly width: number;
  readonly height: number;
  readonly language: string;
  readonly look: ScreenState['look'];
}

async function eachFixture(
  look: Look,
  seen: (name: string) => Promise<void>,
  only?: RegExp,
  fixtures: readonly ScreenFixture[] = SCREEN_FIXTURES,
): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  for (const { name, state } of fixtures) {
    if (only && !only.test(name)) continue;
    await show(page, { ...state, language: look.language, look: look.look });
    await seen(name);
  }
}

async function accessibility(name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  for (const { id, nodes } of violations) faults.push(`${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** On seven inches a dozen names go by under a finger; nothing else may be out of sight. */
const LONG_LIST = /-many: must be scrolled/;

async function fit(name: string): Promise<void> {
  for (const says of await measure(page)) {
    const fault = `${name}: ${says}`;
    if (!(LONG_LIST.test(fault) && (page.viewportSize()?.height ?? 0) < 600)) faults.push(fault);
  }
}

const LIGHT = { theme: 'light', largeText: false } as const;

test('no screen has an accessibility fault', async () => {
  test.setTimeout(300_000);
  await eachFixture({ width: 1920, height: 1080, language: 'en', look: LIGHT }, accessibility);
  expect(faults).toEqual([]);
});

test('the dark and the high-contrast theme can be read as well', async () => {
  test.setTimeout(180_000);
  const some =
    /^(welcome-notices|devices-counted|rules-signature|door-open|pass|family|staff-day-overdue|pin-wait|idle-warning)$/;
  for (const theme of ['dark', 'contrast'] as const) {
    const look = { theme, largeText: false };
    await eachFixture({ width: 1920, height: 1080, language: 'en', look }, accessibility, some);
  }
  expect(faults).toEqual([]);
});

for (const [width, height, language] of [
  [1920, 1080, 'en'],
  [1920, 1080, 'pl'],
  [1080, 1920, 'pl'],
  [1280, 720, 'pl'],
  [800, 480, 'en'],
] as const) {
  test(`every screen fits ${width} by ${height} in ${language}, with targets for fingers`, async () => {
    test.setTimeout(120_000);
    await eachFixture({ width, height, language, look: LIGHT }, fit);
    expect(faults).toEqual([]);
  });
}

test('the manager’s desk has no accessibility fault', async () => {
  test.setTimeout(300_000);
  await eachFixture(
    { width: 1920, height: 1080, language: 'en', look: LIGHT },
    accessibility,
    undefined,
    DESK_FIXTURES,
  );
  expect(faults).toEqual([]);
});

for (const [width, height, language] of [
  [1920, 1080, 'en'],
  [1080, 1920, 'pl'],
  [1280, 720, 'pl'],
  [800, 480, 'en'],
] as const) {
  test(`the manager’s desk fits ${width} by ${height} in ${language}, with every part of it in sight`, async () => {
    test.setTimeout(120_000);
    // Denser than the public screens; on seven inches its pages go by as one, and forty-four pixels are a fingertip.
    const limits = { target: height < 600 ? 44 : 48, print: 16 };
    await eachFixture(
      { width, height, language, look: LIGHT },
      async (name) => {
        for (const says of await measure(page, limits))
          if (!(height < 600 && says.startsWith('must be scrolled'))) faults.push(`${name}: ${says}`);
      },
      undefined,
      DESK_FIXTURES,
    );
    expect(faults).toEqual([]);
  });
}

test('the telephone number stands on the first screen, with the rules and on the pass [C4]', async () => {
  const seen: string[] = [];
  await eachFixture(
    { width: 800, height: 480, language: 'pl', look: LIGHT },
    async (name) => {
      seen.push(name);
      if (!(await page.getByText('01632 960 144').first().isVisible())) faults.push(name);
    },
    /^(welcome|rules|rules-signature|pass)$/,
  );
  expect(seen).toEqual(['welcome', 'rules', 'rules-signature', 'pass']);
  expect(faults).toEqual([]);
});

for (const language of ['en', 'pl']) {
  test(`the five policies stand on a screen of 1080 lines without scrolling, in ${language}`, async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await show(page, seen(setUpFixtures['policy'] as ScreenState, { language }));
    const main = page.locator('main');
    await expect(main.getByRole('button')).toHaveCount(5);
    expect(await main.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(0);
  });
}

test('the privacy notice is one touch away on every screen, can be read and goes again [A23]', async () => {
  test.setTimeout(120_000);
  await eachFixture({ width: 1920, height: 1080, language: 'en', look: LIGHT }, async (name) => {
    if (name.startsWith('idle-warning')) return;
    await page.getByRole('button', { name: english['rules.privacy'], exact: true }).click();
    const notice = page.getByRole('dialog', { name: english['rules.privacy'] });
    await expect(notice, name).toContainText('We keep it for a year.');
    if (name === 'welcome') {
      await accessibility(`${name}, notice`);
      for (const says of await measure(page)) faults.push(`${name}, notice: ${says}`);
    }
    await notice.getByRole('button', { name: english['privacy.close'] }).click();
    await expect(notice, name).toHaveCount(0);
  });
  expect(faults).toEqual([]);
});

test('the content policy had nothing to refuse', async () => {
  expect(await refusals(page)).toEqual([]);
});
