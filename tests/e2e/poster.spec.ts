// The sign for the door, really printed: one page of the right size with all of its words, in the project's own letters.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { printPdf } from '../../build/print-pdf.mjs';
import { POSTER_LANGUAGES } from '../../main/domain/policy/poster.ts';
import { answerPolicyCommand } from '../../main/policies/policy-answers.ts';
import { readPdf } from '../support/pdf-text.ts';

const policies = join(import.meta.dirname, '../../main/policies');
const presets = readdirSync(policies).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []));
const points = { A4: [595, 842], A3: [842, 1191] } as const;
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'poster-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

async function printed(preset: string, ...options: readonly string[]) {
  const out = join(folder, `${preset}-${options.join('-').replaceAll(/[^\w-]/g, '')}.pdf`);
  const { print } = answerPolicyCommand(
    ['poster', join(policies, `${preset}.yaml`), '--out', out, ...options],
    '2027-03-01',
  );
  if (print === undefined) throw new Error('There is nothing to print.');
  expect(await printPdf(print, process.env)).toBe(0);
  return { poster: print.page.poster, pdf: readPdf(readFileSync(out)) };
}

for (const language of POSTER_LANGUAGES) {
  test(`each preset’s sign is one page of A4 with everything on it, in ${language} [E8] [C4]`, async () => {
    const setting = ['--language', language, '--setting', 'Little Acorns', '--telephone', '01632 960123'];
    for (const preset of presets) {
      const { poster, pdf } = await printed(preset, ...setting);
      expect(pdf.pages, preset).toBe(1);
      for (const [side, length] of pdf.size.entries())
        expect(Math.abs(length - (points.A4[side] ?? 0))).toBeLessThan(3);
      expect(pdf.foreignFonts, preset).toEqual([]);
      const places = [...poster.never, ...poster.uses.flatMap(({ places }) => places)];
      const stores = poster.rows.flatMap(({ answers }) => answers.flatMap(({ store }) => store?.label ?? []));
      const words = [poster.sign.title, ...poster.sign.lines, poster.fullPolicyAt, 'Little Acorns', '01632 960123'];
      for (const each of [...words, ...places, ...stores]) {
        expect(pdf.text.toLowerCase(), preset).toContain(squeezed(each).toLowerCase());
      }
    }
  });
}

test('a sheet of A3 is as large', async () => {
  const { pdf } = await printed('preschool-kitchen-drawer', '--size', 'A3');
  expect(pdf.pages).toBe(1);
  for (const [side, length] of pdf.size.entries()) expect(Math.abs(length - (points.A3[side] ?? 0))).toBeLessThan(3);
});

test('what does not fit in letters that can be read is not printed small', async () => {
  const { print } = answerPolicyCommand(
    ['poster', join(policies, 'playgroup-office.yaml'), '--out', join(folder, 'long.pdf')],
    '2027-03-01',
  );
  if (print === undefined) throw new Error('There is nothing to print.');
  const never = Array.from({ length: 30 }, (_, index) => `room number ${index}`);
  const order = { ...print, page: { ...print.page, poster: { ...print.page.poster, never } } };
  expect(await printPdf(order, process.env)).toBe(2);
  expect(readdirSync(folder)).not.toContain('long.pdf');
});
