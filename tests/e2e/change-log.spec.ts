// The change log for a meeting, really printed: as many sheets as it takes, each with its number, every change on one of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { printPdf } from '../../build/print-pdf.mjs';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import { readPdf } from '../support/pdf-text.ts';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const DAY_MS = 86_400_000;
const asIs = (text: string) => ({ key: 'form.as-is', with: { text } });
const NAMES = ['Maya Hollis', 'Ruth Fenn', 'Bartholomew Featherstonehaugh-Wolstenholme', 'Żaneta Brzęczyszczykiewicz'];

/** Changes of several heights, newest first. */
function changes(count: number) {
  const from = Date.parse('2026-11-23T15:40:00Z');
  return Array.from({ length: count }, (_, index) => {
    const details = [{ key: 'form.role.deputy' }, { key: 'form.role.dsl-lead' }, { key: 'change.not-with-children' }];
    return {
      seq: count - index,
      at: from - index * DAY_MS,
      area: index % 3 === 0 ? ('hardware' as const) : ('people' as const),
      what:
        index % 3 === 0 ? { key: 'change.door-out', with: { door: 100 + index } } : { key: 'change.person-changed' },
      whom: index % 3 === 0 ? null : asIs(NAMES[index % NAMES.length] ?? ''),
      details: details.slice(0, index % 4),
      by: index % 3 === 0 ? { key: 'change.by-kiosk' } : asIs('Maya Hollis'),
    };
  });
}

async function printed(language: 'en' | 'pl', count: number, demonstration = false) {
  const page = PrintedPage.parse({
    kind: 'change-log',
    paper: 'A4',
    language,
    setting: 'Little Acorns',
    demonstration,
    from: '2026-09-01',
    to: '2026-11-23',
    printedOn: '2026-11-23',
    printedBy: 'Maya Hollis',
    timeZone: 'Europe/London',
    changes: changes(count),
  });
  const out = join(folder, `${language}-${count}.pdf`);
  expect(await printPdf({ page, out, lines: [] }, process.env)).toBe(0);
  return readPdf(readFileSync(out));
}

for (const language of ['en', 'pl'] as const) {
  test(`many changes stand on numbered sheets of A4, in ${language} [D14]`, async () => {
    const pdf = await printed(language, 100);
    expect(pdf.pages).toBeGreaterThan(4);
    expect(pdf.pages).toBeLessThan(20);
    expect(Math.abs(pdf.size[0] - 595)).toBeLessThan(3);
    expect(pdf.foreignFonts).toEqual([]);
    for (const [index, text] of pdf.texts.entries()) {
      const numbers = `${index + 1}${language === 'en' ? 'of' : 'z'}${pdf.pages}`;
      expect(text).toContain(`${language === 'en' ? 'Page' : 'Strona'}${numbers}`);
      expect(text).toContain('LittleAcorns');
    }
    const doors = [...pdf.text.matchAll(/(?:Door|Skrytka)(\d{3})/g)].map(([, door]) => Number(door));
    expect(doors).toEqual(Array.from({ length: 34 }, (_, index) => 100 + index * 3));
  });
}

test('few changes are one sheet, none says so, and a demonstration says what it is', async () => {
  const few = await printed('en', 3, true);
  expect(few.pages).toBe(1);
  expect(few.text).toContain('Page1of1');
  expect(few.text).toContain('Demonstration:');
  const none = await printed('en', 0);
  expect(none.pages).toBe(1);
  expect(none.text).toContain('Nothingwaschangedinthesedays.');
});
