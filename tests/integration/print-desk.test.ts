import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PrintedPage } from '../../main/contract/printed-page.ts';
import type { Printer } from '../../main/desks/ports.ts';
import { err, ok } from '../../main/domain/result.ts';
import { manager } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const PDF = new TextEncoder().encode('%PDF-1.4');

/** A kiosk at the policy page of its desk, with a printer that keeps what it was given. */
async function atThePolicy(answer: Awaited<ReturnType<Printer['print']>> = ok(PDF)) {
  const folder = await mkdtemp(join(tmpdir(), 'prints-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const pages: PrintedPage[] = [];
  const printer: Printer = {
    print(page) {
      pages.push(page);
      return Promise.resolve(answer);
    },
  };
  const printsFolder = join(folder, 'prints');
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], printer, printsFolder });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'policy' });
  return { kiosk, pages, printsFolder };
}

async function saveSign(kiosk: TestKiosk, language: string, paper: string): Promise<void> {
  await kiosk.send({ intent: 'open-form', form: 'save-sign' });
  await kiosk.send({ intent: 'answer', value: language }, { intent: 'answer', value: paper });
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the file to be made');
}

test('the manager saves the sign for the door with the setting’s own name and telephone [E8 C4]', async () => {
  const { kiosk, pages, printsFolder } = await atThePolicy();
  kiosk.forget();
  await saveSign(kiosk, 'pl', 'A3');
  const { setting } = kiosk.state();
  expect(pages).toMatchObject([
    {
      kind: 'poster',
      paper: 'A3',
      setting: setting?.name,
      telephone: setting?.telephone,
      demonstration: true,
      printedOn: '2026-11-23',
      poster: { language: 'pl' },
    },
  ]);
  const file = '2026-11-23-sign-pl-A3-demonstration.pdf';
  expect(await readdir(printsFolder)).toEqual([file]);
  expect(await readFile(join(printsFolder, file), 'utf8')).toBe('%PDF-1.4');
  expect(kiosk.screen('desk').said).toEqual({
    tone: 'calm',
    happened: { key: 'desk.said.saved-sign', with: { file, folder: printsFolder } },
    means: { key: 'desk.said.saved-where', with: { file, folder: printsFolder } },
  });
  // A sign is no event of the day: only the PIN is on record.
  expect(kiosk.auditKinds()).toEqual(['pin-tried', 'pin-accepted']);
});

test('a sign that is saved again takes the place of the first, and what was cut off is gone', async () => {
  const { kiosk, printsFolder } = await atThePolicy();
  await saveSign(kiosk, 'en', 'A4');
  const file = '2026-11-23-sign-en-A4-demonstration.pdf';
  await writeFile(join(printsFolder, `.${file}.part`), 'half');
  await writeFile(join(printsFolder, file), 'old');
  await saveSign(kiosk, 'en', 'A4');
  expect(await readdir(printsFolder)).toEqual([file]);
  expect(await readFile(join(printsFolder, file), 'utf8')).toBe('%PDF-1.4');
});

test.each(['cannot-print-here', 'print-too-much', 'print-not-made', 'print-busy'] as const)(
  'where no PDF is made (%s) the desk says so, and nothing is left behind',
  async (code) => {
    const { kiosk, printsFolder } = await atThePolicy(err(code));
    await saveSign(kiosk, 'en', 'A4');
    expect(kiosk.screen('desk').said).toMatchObject({ tone: 'attention', happened: { key: `desk.problem.${code}` } });
    await expect(readdir(printsFolder)).rejects.toThrow('ENOENT');
  },
);

test('a folder that cannot be written to is named', async () => {
  const { kiosk, printsFolder } = await atThePolicy();
  await writeFile(printsFolder, 'a file in its place');
  await saveSign(kiosk, 'en', 'A4');
  expect(kiosk.screen('desk').said).toMatchObject({
    happened: { key: 'desk.problem.print-not-saved', with: { folder: printsFolder } },
  });
});
