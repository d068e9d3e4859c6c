import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Screen, ScreenState } from '../../main/contract/screen-state.ts';
import english from '../../renderer/text/en/public.json' with { type: 'json' };
import { deskFixtures, dockFixtures, setUpFixtures } from './desk-fixtures.ts';
import { servePage } from './page-server.ts';
import { SCREEN_FIXTURES, type ScreenFixture } from './screen-fixtures.ts';

/**
 * Draws every fixture with the built page in a plain browser and keeps the pictures, so that people can look at all screens
 * side by side. Also counts what no screen may have: accessibility faults, content-policy violations, text in a box too
 * small for it, small targets and missing words.
 *
 *     node tests/support/gallery.ts --out DIR [--page out/renderer] [--browser /path/to/chromium] [--only door] [--size 1920x1080] [--look light,pl,large]
 */
export interface GalleryFault {
  readonly fixture: string;
  readonly says: string;
}

const named = (prefix: string, fixtures: Readonly<Record<string, ScreenState>>): ScreenFixture[] =>
  Object.entries(fixtures).map(([name, state]) => ({ name: `${prefix}-${name}`, state }));

/** The manager's desk with each kind of question, and set-up. */
export const DESK_FIXTURES = named('desk', deskFixtures);
const EVERY_FIXTURE = [
  ...SCREEN_FIXTURES,
  ...DESK_FIXTURES,
  ...named('set-up', setUpFixtures),
  ...named('dock', dockFixtures),
];

interface Shot {
  readonly width: number;
  readonly height: number;
  readonly theme: ScreenState['look']['theme'];
  readonly language: string;
  readonly largeText: boolean;
}

/** What the page keeps for us: the way in, what it sent, and what the content policy refused. */
interface Kept {
  callback(frame: unknown): void;
  readonly sent: unknown[];
  readonly refused: string[];
}

/** Goes before the page's own script: a bridge that shows what it is given and remembers what is sent. */
export function pretendBridge(): void {
  const kept: Kept = { callback: () => {}, sent: [], refused: [] };
  document.addEventListener('securitypolicyviolation', (event) => {
    kept.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  Object.assign(window, {
    kept,
    cloakroom: {
      send: (intent: unknown) => kept.sent.push(intent),
      alive: () => {},
      onFrame: (callback: (frame: unknown) => void) => {
        kept.callback = callback;
        return () => {};
      },
    },
  });
}

/** Everything the content policy has refused since the page was loaded. */
export function refusals(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { kept: Kept }).kept.refused);
}

async function openPage(browser: Browser, address: string, shot: Shot): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(pretendBridge);
  await page.goto(address);
  return page;
}

const VISITOR = /^(your-name|organisation|whom|devices|rules|leave-behind|door|hand-in|pass)$/;

/** The screen on which the way to this one began. */
function startOf(screen: Screen): Screen {
  if (screen.name === 'door' && screen.purpose !== 'deposit') return { name: 'leaving' };
  if (VISITOR.test(screen.name)) return { name: 'who-are-you', types: [] };
  return { name: 'welcome', sign: { title: '', lines: [] }, notices: [], staffReader: false };
}

export async function show(page: Page, state: ScreenState): Promise<void> {
  // Another screen between two of one name, as in life: what was typed and counted on the first goes with it.
  const between = { ...state, idle: null, screen: startOf(state.screen) };
  for (const each of [between, state]) {
    await page.evaluate(
      (frame) => {
        (window as unknown as { kept: Kept }).kept.callback(frame);
      },
      { frame: 'state', state: each },
    );
  }
  // The desk's code comes with its first page.
  await page.locator('main:visible').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(70);
}

/** How the keys of the catalogues begin. */
const KEY_STARTS = [...new Set(Object.keys(english).map((key) => key.split('.')[0] ?? ''))];

export interface Limits {
  /** Of a side of a target, and of a letter, in pixels. */
  readonly target: number;
  readonly print: number;
}

/** SCREENS.md: no target below 64 pixels where the public touches. */
const PUBLIC: Limits = { target: 63.5, print: 18 };

/** What a measuring look at the page finds wrong. */
export async function measure(page: Page, { target, print } = PUBLIC): Promise<string[]> {
  const given = { areas: KEY_STARTS, target, print };
  return page.evaluate(({ areas, target, print }) => {
    const faults: string[] = [];
    const visible = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    // What lies in a box that goes sideways under a finger may be wider than the box, never the box itself.
    const slides = (element: Element) => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement)
        if (/auto|scroll/.test(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth + 1)
          return around.getBoundingClientRect().right <= innerWidth + 1;
      return false;
    };
    for (const button of document.querySelectorAll('button')) {
      if (!visible(button) || button.closest('[inert]') || getComputedStyle(button).pointerEvents === 'none') continue;
      const { width, height } = button.getBoundingClientRect();
      const least = button.matches('.hg-button, [data-letters] > *') ? Math.min(48, target) : target;
      if (width < least || height < least)
        faults.push(`small target ${Math.round(width)}x${Math.round(height)}: ${button.textContent}`);
      if (button.scrollWidth > button.clientWidth + 2) faults.push(`words stick out: ${button.textContent}`);
    }
    const main = [...document.querySelectorAll('main')].find(visible);
    if (main && main.dataset['scroll'] !== 'whole' && main.scrollHeight > main.clientHeight + 2)
      faults.push(`must be scrolled: ${main.scrollHeight} in ${main.clientHeight}`);
    if (document.documentElement.scrollWidth > innerWidth + 1) faults.push('wider than the screen');
    for (const element of document.querySelectorAll('main *, footer *, header *')) {
      const box = element.getBoundingClientRect();
      if (
        visible(element) &&
        !element.closest('svg') &&
        !slides(element) &&
        (box.right > innerWidth + 1 || box.left < -1)
      )
        faults.push(`outside: ${element.textContent?.slice(0, 40)}`);
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (own && visible(element) && !element.closest('svg') && size < print)
        faults.push(`small print ${size}: ${element.textContent}`);
    }
    for (const rail of document.querySelectorAll('nav'))
      if (visible(rail) && rail.scrollHeight > rail.clientHeight + 2)
        faults.push(`parts out of sight: ${rail.scrollHeight} in ${rail.clientHeight}`);
    const text = document.body.innerText;
    for (const word of text.match(/\b[a-z][a-z-]+\.[a-z][a-z.-]+\b/g) ?? [])
      if (areas.includes(word.split('.')[0] ?? '')) faults.push(`a key, not words: ${word}`);
    for (const gap of text.match(/\{\{[^}]*\}\}/g) ?? []) faults.push(`an empty gap: ${gap}`);
    return [...new Set(faults)];
  }, given);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      page: { type: 'string', default: 'out/renderer' },
      browser: { type: 'string' },
      only: { type: 'string' },
      size: { type: 'string', default: '1920x1080' },
      look: { type: 'string', default: 'light,en' },
      axe: { type: 'boolean', default: false },
    },
  });
  const looks = values.look.split(',');
  const [width = 1920, height = 1080] = values.size.split('x').map(Number);
  const shot: Shot = {
    width,
    height,
    theme: looks.includes('dark') ? 'dark' : looks.includes('contrast') ? 'contrast' : 'light',
    language: looks.includes('pl') ? 'pl' : 'en',
    largeText: looks.includes('large'),
  };
  const server = await servePage(values.page);
  const browser = await chromium.launch({
    ...(values.browser ? { executablePath: values.browser } : {}),
    args: ['--no-sandbox'],
  });
  const faults: GalleryFault[] = [];
  try {
    const page = await openPage(browser, server.address, shot);
    page.on('pageerror', (fault) => faults.push({ fixture: '(page)', says: fault.message }));
    if (values.out) await mkdir(values.out, { recursive: true });
    const wanted = values.only?.split(',');
    for (const { name, state } of EVERY_FIXTURE) {
      if (wanted && !wanted.some((part) => name.startsWith(part))) continue;
      await show(page, {
        ...state,
        language: shot.language,
        look: { theme: shot.theme, largeText: shot.largeText },
      });
      for (const says of await measure(page)) faults.push({ fixture: name, says });
      if (values.axe) {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        for (const { id, nodes } of violations)
          faults.push({
            fixture: name,
            says: `axe ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
          });
      }
      if (values.out) await writeFile(join(values.out, `${name}.png`), await page.screenshot());
    }
    for (const says of await refusals(page)) faults.push({ fixture: '(policy)', says });
  } finally {
    await browser.close();
    await server.close();
  }
  for (const { fixture, says } of faults) console.log(`${fixture}: ${says}`);
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main();
