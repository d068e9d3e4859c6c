import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Asking, DeskPage, ScreenState } from '../../main/contract/screen-state.ts';
import { SETTING_FOLDER } from '../../main/contract/shell-frames.ts';
import * as day from './a-day.ts';
import { AtTheKiosk, type Camera } from './at-the-kiosk.ts';
import { launchKiosk, type RunningKiosk } from './launch-kiosk.ts';

type Answer = string | number | boolean | readonly string[] | 'signature' | null;
type Answers = Readonly<Record<string, Answer>>;

/** A demonstration setting in real Electron that goes by one of the five policies. */
export interface ASetting {
  readonly kiosk: RunningKiosk;
  readonly at: AtTheKiosk;
  readonly pin: string;
  /** The personal or family code of somebody, by first name. */
  codeOf(who: string): string;
  /** Somebody edits the policy file in the office; it counts from the next idle screen on, and this waits for that. */
  changePolicy(edit: (text: string) => string): Promise<void>;
  /** The facts of every entry of a kind, oldest first. */
  entries(kind: string): readonly Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

const policies = join(import.meta.dirname, '../../main/policies');

/** Begins as everybody can, with one touch; then the manager's policy file is another one, and counts at the idle screen. */
export async function openSetting(preset: string, folder: string, camera: Camera | null = null): Promise<ASetting> {
  const dataFolder = join(folder, 'data');
  const kiosk = await launchKiosk({ dataFolder, viewport: { width: 1280, height: 800 } });
  const at = new AtTheKiosk(kiosk, camera);
  await day.tryPretendHardware(at);
  const { codes } = await at.pretend();
  const entries = (kind: string) => {
    const database = new Database(join(dataFolder, SETTING_FOLDER, 'record.sqlite'), { readonly: true });
    const rows = database.prepare('SELECT facts FROM log WHERE kind = ? ORDER BY arrival').all(kind);
    database.close();
    return rows.map((row) => JSON.parse((row as { facts: string }).facts) as Record<string, unknown>);
  };
  const file = join(dataFolder, SETTING_FOLDER, 'policy.yaml');
  const adopt = async (text: string) => {
    const before = entries('policy-adopted').length;
    await writeFile(file, text);
    await expect.poll(() => entries('policy-adopted').length, { timeout: 20_000 }).toBe(before + 1);
  };
  if (preset !== 'playgroup-office') await adopt(await readFile(join(policies, `${preset}.yaml`), 'utf8'));
  return {
    kiosk,
    at,
    changePolicy: async (edit) => adopt(edit(await readFile(file, 'utf8'))),
    pin: codes.find((code) => code.pin !== undefined)?.pin ?? '',
    codeOf: (who) => codes.find((code) => code.who.startsWith(who))?.code ?? '',
    entries,
    stop: () => kiosk.stop(),
  };
}

/**
 * Answers a form question by question, up to the end or the question named last; one that is not named is left out where it
 * may be. A choice is named by its id, or by the words on it where the setting wrote them.
 */
export async function fillIn(at: AtTheKiosk, answers: Answers, until?: string): Promise<void> {
  for (let asked = 0; asked < 40; asked += 1) {
    const asking = askingIn(await at.state());
    if (asking === null || asking.question.id === until) return;
    const { id } = asking.question;
    if (!Object.hasOwn(answers, id) && !asking.question.optional) {
      throw new Error(`Nothing to answer to ${id}: ${JSON.stringify(asking.question)}`);
    }
    await answer(at, asking, answers[id] ?? null);
    await expect.poll(async () => askingIn(await at.state())?.question.id, { timeout: 10_000 }).not.toBe(id);
  }
}

function askingIn({ screen }: ScreenState): Asking | null {
  const asks = screen.name === 'desk' || screen.name === 'filling' || screen.name === 'report';
  return asks ? screen.asking : null;
}

async function answer(at: AtTheKiosk, { question, answer: before }: Asking, given: Answer): Promise<void> {
  if (given === null) return at.touch('Leave this out');
  switch (question.kind) {
    case 'line':
    case 'words':
      await at.type(String(given));
      return at.touch('Next');
    case 'one':
      return choose(at, chosen(question, String(given)));
    case 'time': {
      const [hour, minute] = String(given).split(':');
      await at.page.getByTestId(`hour-${hour}`).click();
      await at.page.getByTestId(`minute-${minute}`).click();
      return at.touch('Next');
    }
    case 'several': {
      const wanted = (given as readonly string[]).map((id) => chosen(question, id));
      const now: readonly unknown[] = Array.isArray(before) ? before : [];
      for (const { id } of question.choices ?? []) {
        if (wanted.includes(id) !== now.includes(id)) await choose(at, id);
      }
      return at.touch(wanted.length === 0 ? 'None of these' : 'Next');
    }
    case 'confirm':
    case 'yes-no':
      return choose(at, given === true ? 'yes' : 'no');
    case 'day': {
      const day = String(given);
      if (question.offers?.some((offer) => offer.day === day)) return choose(at, day);
      if (question.offers !== undefined && question.offers.length > 0) await at.touch('Another day');
      await at.type(`${day.slice(8)}${day.slice(5, 7)}${day.slice(0, 4)}`);
      return at.touch('Next');
    }
    case 'number': {
      for (let value = question.least ?? 0; value < Number(given); value += 1) await at.touch('More');
      return at.touch('Next');
    }
    case 'signature':
      await at.sign();
      return at.touch('Next');
  }
}

function chosen({ choices }: Asking['question'], given: string): string {
  return choices?.find(({ label }) => label.with?.['text'] === given)?.id ?? given;
}

async function choose(at: AtTheKiosk, id: string): Promise<void> {
  await at.page.getByTestId(`choice-${id}`).click();
}

/** A manager's form: from its button to the record, under the PIN. */
export async function decideByForm(
  at: AtTheKiosk,
  button: string | RegExp,
  answers: Answers,
  pin: string,
): Promise<void> {
  await at.touch(button);
  await asked(at);
  await fillIn(at, answers);
  await day.sayYes(at, pin);
}

/** Until a form asks something. */
export async function asked(at: AtTheKiosk): Promise<void> {
  await expect.poll(async () => askingIn(await at.state())).not.toBeNull();
}

/** From their own session to the desk. */
export async function toTheDesk(at: AtTheKiosk, pin: string): Promise<void> {
  await at.touch(/desk$/);
  await at.screenIs('pin');
  await at.typePin(pin);
  await at.touch('Next');
  await at.screenIs('desk');
}

/** A part of the desk, by its tab's id. */
export async function deskPart(at: AtTheKiosk, tab: DeskPage['tab']): Promise<void> {
  await at.page.getByTestId(`desk-tab-${tab}`).click();
  await expect(at.page.getByTestId(`desk-${tab}`)).toBeVisible();
}

/** A line of the lists on this part of the desk, by what it says; one that is chosen already stays so. */
export async function chooseLine(at: AtTheKiosk, list: string, says: string | RegExp): Promise<void> {
  const line = at.page.getByTestId(`list-${list}`).getByRole('option', { name: says }).first();
  await expect(async () => {
    if ((await line.getAttribute('aria-selected', { timeout: 1_000 })) !== 'true') await line.click({ timeout: 1_000 });
    await expect(line).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

/** Badge at `Staff and reports`: somebody's own session. Whoever was here just now holds the badge up again. */
export async function ownSession(at: AtTheKiosk, who: string): Promise<void> {
  await at.touch('Staff and reports');
  await at.screenIs('staff-entry');
  await expect(async () => {
    await at.tapBadge(who);
    await at.screenIs('staff-day', {}, 1_500);
  }).toPass({ timeout: 15_000 });
}

/** Opens a form of somebody's own session and answers up to its end, or to the question named last. */
export async function fillInOwn(
  at: AtTheKiosk,
  button: string | RegExp,
  answers: Answers,
  until?: string,
): Promise<void> {
  await at.touch(button);
  await at.screenIs('filling');
  await fillIn(at, answers, until);
}

/** What the record will say is on screen and is right. */
export async function recordOwn(at: AtTheKiosk): Promise<void> {
  await expect(at.page.getByText('This is what the record will say')).toBeVisible();
  await at.touch('Yes, record this');
  await at.screenIs('staff-day');
}

/** Somebody signs out of whatever they were doing and the next can come. */
export async function finish(at: AtTheKiosk): Promise<void> {
  await at.touch('Finish');
  await at.screenIs('welcome');
}

/** Moves the clock to nine in the morning, so that what is agreed for hours of the day can be walked at any hour. */
export async function atNine(at: AtTheKiosk): Promise<void> {
  const { now, timeZone } = await at.state();
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
    .format(now)
    .split(':')
    .map(Number);
  await at.dock({ intent: 'dock-clock', forwardMinutes: (33 * 60 - hour * 60 - minute) % (24 * 60) });
}

/** `2026-12-01`, so many days from the kiosk's own clock. */
export async function dayFrom(at: AtTheKiosk, days: number): Promise<string> {
  const { now } = await at.state();
  return new Date(now + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whoever stands there hands over what they brought; a colleague confirms it later. */
export async function handsIn(at: AtTheKiosk, store: string): Promise<void> {
  await at.screenIs('hand-in', { storeLabel: store, handedOver: false });
  await at.touch('I have handed it over');
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
}

/** Reads an agreement for as long as it has to stand, signs it, and is back in their own session. */
export async function readsAndSigns(at: AtTheKiosk): Promise<void> {
  await at.screenIs('agreement');
  await agree(at);
  await at.screenIs('staff-day');
}

/** Signs what is on screen and agrees once it has stood long enough. */
export async function agree(at: AtTheKiosk): Promise<void> {
  await at.sign();
  const button = at.page.getByRole('button', { name: 'I agree' });
  await expect(button).toBeEnabled({ timeout: 15_000 });
  await button.click();
}

/** The pass, and what it says of the devices. */
export async function takesPass(at: AtTheKiosk, says: string | RegExp): Promise<string> {
  const { screen } = await at.screenIs('pass');
  if (screen.name !== 'pass') throw new Error('unreachable');
  await expect(at.page.getByText(says)).toBeVisible();
  await at.touch('I have it');
  await at.screenIs('welcome');
  return screen.pass;
}

/** `I am leaving`, and the pass that was kept in mind. */
export async function givesPass(at: AtTheKiosk, pass: string): Promise<void> {
  await at.touch(/I am leaving/);
  await at.screenIs('leaving');
  await at.type(pass);
  if ((await at.state()).screen.name === 'leaving') await at.touch('Next');
}
