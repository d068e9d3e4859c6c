// The report to the chair, really printed: every table whole on a sheet of A4, in both languages.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { printPdf } from '../../build/print-pdf.mjs';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import { readPdf } from '../support/pdf-text.ts';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chair-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const LABELS = ['Bullying online', 'Personal details that somebody else could see', 'Offensive mail'];

async function printed(language: 'en' | 'pl', kinds: number, meetings: number) {
  const page = PrintedPage.parse({
    kind: 'chair-report',
    paper: 'A4',
    language,
    setting: 'Little Acorns',
    demonstration: true,
    from: '2025-12-01',
    to: '2026-11-23',
    printedOn: '2026-11-23',
    printedAs: 'dsl-lead',
    report: {
      months: ['2025-12', ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)],
      kinds: Array.from({ length: kinds }, (_, index) => ({
        label: `${LABELS[index % 3]} ${index + 1}`,
        counts: Array.from({ length: 12 }, (_, month) => (index + month) % 4),
        waiting: index % 3,
        half: { unit: 'hours', count: 1 + index },
        longest: { unit: 'days', count: 2 + index },
      })),
      open: 4,
      closed: 11,
      actions: { open: 3, overdue: 1, done: 9 },
      outcomes: kinds === 0 ? [] : [{ label: 'Practice changed', count: 7 }],
      meetings: Array.from({ length: meetings }, (_, index) => ({ on: `2026-0${1 + index}-12`, looked: index })),
    },
  });
  const out = join(process.env['CLOAKROOM_KEEP_PDF'] ?? folder, `${language}-${kinds}.pdf`);
  expect(await printPdf({ page, out, lines: [] }, process.env)).toBe(0);
  return readPdf(readFileSync(out));
}

for (const language of ['en', 'pl'] as const) {
  test(`twenty kinds in twelve months stand whole on numbered sheets, in ${language} [D2]`, async () => {
    const pdf = await printed(language, 20, 3);
    expect(pdf.pages).toBeGreaterThan(1);
    expect(pdf.pages).toBeLessThan(6);
    expect(pdf.foreignFonts).toEqual([]);
    // Each kind in both tables, none cut off at the end of a sheet.
    for (let kind = 0; kind < 20; kind += 1) {
      const label = `${LABELS[kind % 3]}${kind + 1}`.replaceAll(' ', '');
      expect(pdf.text.split(new RegExp(`${label}(?!\\d)|${label}(?=–|\\d)`)).length, label).toBeGreaterThan(2);
    }
    expect(pdf.text).toContain(language === 'en' ? 'Reviewmeetings' : 'Spotkania');
    expect(pdf.texts.at(-1)).toContain(`${pdf.pages}${language === 'en' ? 'of' : 'z'}${pdf.pages}`);
  });
}

test('where nothing was reported, one sheet says so', async () => {
  const pdf = await printed('en', 0, 0);
  expect(pdf.pages).toBe(1);
  expect(pdf.text).toContain('Nothingwasreportedinthesedays.');
  expect(pdf.text).toContain('Nomeetingwasheldinthesedays.');
});
