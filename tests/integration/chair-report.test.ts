import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import type { Printer } from '../../main/desks/ports.ts';
import type { Role } from '../../main/domain/people.ts';
import { ok } from '../../main/domain/result.ts';
import { GOOD_PIN, manager, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];
const HOUR_MS = 3_600_000;
const officer = (name: string, ...roles: readonly Role[]) =>
  staff(name, { roles: [...roles, 'staff'], pin: GOOD_PIN, standing: [] });

async function setting() {
  const folder = await mkdtemp(join(tmpdir(), 'chair-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const pages: PrintedPage[] = [];
  const printer: Printer = {
    print(page) {
      pages.push(PrintedPage.parse(page));
      return Promise.resolve(ok(new Uint8Array([37])));
    },
  };
  const kiosk = await openTestKiosk({
    people: [
      manager('Maya Hollis', { standing: [] }),
      officer('Dora Lane', 'dsl-lead'),
      officer('Dev Shah', 'dsl-deputy'),
      officer('Cora Finch', 'committee-chair'),
      officer('Bea Moss', 'deputy'),
      staff('Ruth Fenn', { standing: [] }),
    ],
    preset: 'preschool-accountable-users',
    printer,
    printsFolder: join(folder, 'prints'),
  });
  return { kiosk, pages, printsFolder: join(folder, 'prints') };
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person(first).code });
}

async function reports(kiosk: TestKiosk, kind: string, about?: string): Promise<string> {
  await ownSession(kiosk, 'Ruth');
  await kiosk.send({ intent: 'report-concern' }, { intent: 'answer', value: kind });
  await kiosk.send({ intent: 'answer', value: about !== undefined });
  if (about !== undefined) await kiosk.send({ intent: 'answer', value: [kiosk.person(about).id] });
  await kiosk.send({ intent: 'go-on' });
  return kiosk.record.incidents.all().at(-1)?.id ?? '';
}

async function toTheDesk(kiosk: TestKiosk, first: string): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk to open');
  await kiosk.send({ intent: 'desk-tab', tab: 'incidents' });
}

async function fillIn(kiosk: TestKiosk, form: string, subject: string | null, ...values: readonly Value[]) {
  await kiosk.send({ intent: 'open-form', form, ...(subject === null ? {} : { subject }) });
  await kiosk.send(...values.map((value): Intent => ({ intent: 'answer', value })));
  await kiosk.send({ intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

function buttons(kiosk: TestKiosk): readonly string[] {
  const { page } = kiosk.screen('desk');
  return 'lists' in page ? page.lists.flatMap(({ add }) => (add ?? []).map(({ form }) => form)) : [];
}

test('the chair is given numbers and dates on paper, and nobody’s name, initials or words [D2]', async () => {
  const { kiosk, pages, printsFolder } = await setting();
  const first = await reports(kiosk, 'cyber-bullying');
  const second = await reports(kiosk, 'cyber-bullying');
  await kiosk.later(3 * HOUR_MS);
  await toTheDesk(kiosk, 'Dora');
  await fillIn(kiosk, 'incident-note', first, 'Spoke with Ruth about it');
  await kiosk.later(72 * HOUR_MS);
  await toTheDesk(kiosk, 'Dora');
  await fillIn(kiosk, 'incident-action', second, 'Talk to the family', 'nobody', '2026-11-26');
  await fillIn(kiosk, 'incident-outcome', first, 'practice-changed', '2026-11-26');
  await fillIn(kiosk, 'incident-outcome', first, 'practice-changed', '2026-11-26');
  await fillIn(kiosk, 'incident-close', first, true);
  await fillIn(kiosk, 'review-meeting', null, '2026-11-26', 'Cora Finch and Dora Lane', [first, second], 'A talk');
  await kiosk.later(24 * 6 * HOUR_MS);
  await reports(kiosk, 'offensive-mail', 'Dev');
  await toTheDesk(kiosk, 'Dora');
  expect(buttons(kiosk)).toContain('save-chair-report');
  await fillIn(kiosk, 'save-chair-report', null, '2026-11-01', '2026-12-02');
  expect(kiosk.screen('desk').said?.happened.key).toBe('desk.said.saved-incidents');
  const page = pages[0];
  if (page?.kind !== 'chair-report') throw new Error('No report was printed');
  expect(page.report).toEqual({
    months: ['2026-11', '2026-12'],
    kinds: [
      {
        label: 'Bullying online',
        counts: [2, 0],
        waiting: 0,
        half: { unit: 'hours', count: 3 },
        longest: { unit: 'days', count: 3 },
      },
      { label: 'Offensive mail', counts: [0, 1], waiting: 1, half: null, longest: null },
    ],
    open: 2,
    closed: 1,
    actions: { open: 1, overdue: 1, done: 0 },
    outcomes: [{ label: expect.any(String), count: 1 }],
    meetings: [{ on: '2026-11-26', looked: 2 }],
  });
  expect(page.printedAs).toBe('dsl-lead');
  expect(await readdir(printsFolder)).toEqual(['2026-12-02-incidents-from-2026-11-01-to-2026-12-02-demonstration.pdf']);
  expect(JSON.stringify(page)).not.toMatch(/Hollis|Lane|Shah|Finch|Fenn|Ruth|Dora|Cora|Talk|talk|Spoke/);
  // A span without any of it.
  await fillIn(kiosk, 'save-chair-report', null, '2026-11-27', '2026-11-30');
  expect(pages[1]).toMatchObject({ report: { months: ['2026-11'], kinds: [], open: 0, closed: 0, meetings: [] } });
});

test('no number tells whoever makes it of a report about them, or the chair of one about the chair [D2 C18]', async () => {
  const { kiosk, pages } = await setting();
  const aboutDev = await reports(kiosk, 'offensive-mail', 'Dev');
  const aboutCora = await reports(kiosk, 'cyber-bullying', 'Cora');
  await toTheDesk(kiosk, 'Dora');
  await fillIn(kiosk, 'review-meeting', null, '2026-11-23', 'Dora Lane', [aboutDev, aboutCora], 'Nothing yet');
  const counted = async (first: string) => {
    await toTheDesk(kiosk, first);
    await fillIn(kiosk, 'save-chair-report', null, '2026-11-01', '2026-11-23');
    const page = pages.at(-1);
    if (page?.kind !== 'chair-report') throw new Error('No report was printed');
    return [page.report.kinds.map(({ label }) => label), page.report.meetings.map(({ looked }) => looked)];
  };
  expect(await counted('Dora')).toEqual([['Offensive mail'], [1]]);
  expect(await counted('Dev')).toEqual([[], []]);
});

test('only those who work on incidents make it; the others find no button, and trying is on record [D2 D3]', async () => {
  const { kiosk, pages } = await setting();
  for (const first of ['Cora', 'Bea']) {
    await toTheDesk(kiosk, first);
    expect(buttons(kiosk), first).not.toContain('save-chair-report');
    await kiosk.send({ intent: 'open-form', form: 'save-chair-report' });
    expect(kiosk.screen('desk').said?.happened.key, first).toBe('desk.problem.not-your-role');
  }
  expect(kiosk.exceptions()).toContain('access-refused');
  expect(pages).toEqual([]);
});

test('twelve months stand side by side and no more; the whole of them is one touch away', async () => {
  const { kiosk, pages } = await setting();
  await toTheDesk(kiosk, 'Dora');
  await kiosk.send({ intent: 'open-form', form: 'save-chair-report' });
  await kiosk.send({ intent: 'answer', value: '2025-06-15' }, { intent: 'answer', value: '2026-06-01' });
  expect(kiosk.screen('desk').asking).toMatchObject({
    question: { id: 'to' },
    problem: { key: 'form.problem.too-late' },
  });
  await kiosk.send({ intent: 'answer', value: '2026-05-31' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => pages.length === 1, 'the page');
  expect(pages[0]).toMatchObject({ report: { months: expect.arrayContaining(['2025-06', '2026-05']) } });
});
