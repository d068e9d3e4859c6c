import { expect, test, vi } from 'vitest';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import { FromStation, MOST_PRINTED_BYTES, ToStation } from '../../main/contract/shell-frames.ts';
import { posterOf } from '../../main/domain/policy/poster.ts';
import { err, ok } from '../../main/domain/result.ts';
import { PrintRequests } from '../../main/print-requests.ts';
import { ShellPrinter } from '../../main/shell-printer.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const PAGE = PrintedPage.parse({
  kind: 'poster',
  paper: 'A4',
  poster: posterOf(presetPolicy('playgroup-office'), 'en'),
  setting: 'Little Acorns',
  telephone: '01632 960123',
  demonstration: false,
  printedOn: '2026-11-23',
});
const BYTES = new Uint8Array([37, 80, 68, 70]);

function stationSide(limitMs?: number) {
  const asked: Extract<FromStation, { message: 'print' }>[] = [];
  const printer = new ShellPrinter((request) => asked.push(request), limitMs);
  printer.available = true;
  return { asked, printer };
}

test('the station asks with a number and takes the answer of that number only', async () => {
  const { asked, printer } = stationSide();
  const made = printer.print(PAGE);
  expect(FromStation.parse(asked[0])).toEqual({ message: 'print', number: 1, page: PAGE });
  printer.answered({ message: 'printed', number: 7, answer: { ok: false, code: 'not-drawn' } });
  printer.answered({ message: 'printed', number: 1, answer: { ok: true, value: BYTES } });
  expect(await made).toEqual(ok(BYTES));
});

test('a second wish while the first is under way is put off, and a parent that cannot print is not asked', async () => {
  const { asked, printer } = stationSide();
  const first = printer.print(PAGE);
  expect(await printer.print(PAGE)).toEqual(err('print-busy'));
  printer.answered({ message: 'printed', number: 1, answer: { ok: false, code: 'too-much' } });
  expect(await first).toEqual(err('print-too-much'));
  printer.available = false;
  expect(await printer.print(PAGE)).toEqual(err('cannot-print-here'));
  expect(asked).toHaveLength(1);
});

test('an answer that does not come is not waited for, and is not taken for the next one when it comes late', async () => {
  vi.useFakeTimers();
  try {
    const { printer } = stationSide(1000);
    const first = printer.print(PAGE);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toEqual(err('print-not-made'));
    const second = printer.print(PAGE);
    printer.answered({ message: 'printed', number: 1, answer: { ok: true, value: BYTES } });
    printer.answered({ message: 'printed', number: 2, answer: { ok: false, code: 'busy' } });
    expect(await second).toEqual(err('print-busy'));
  } finally {
    vi.useRealTimers();
  }
});

test('the channel takes PDFs up to the limit, and pages of the contract only', () => {
  const printed = (value: unknown) =>
    ToStation.safeParse({ message: 'printed', number: 1, answer: { ok: true, value } }).success;
  expect(printed(BYTES)).toBe(true);
  expect(printed(new Uint8Array(MOST_PRINTED_BYTES + 1))).toBe(false);
  expect(printed('%PDF')).toBe(false);
  const asked = (page: unknown) => FromStation.safeParse({ message: 'print', number: 1, page }).success;
  expect(asked(PAGE)).toBe(true);
  expect(asked({ ...PAGE, html: '<script>' })).toBe(false);
});

test('the shell prints one at a time, and hands over nothing that is too large', async () => {
  let finish: (bytes: Uint8Array) => void = () => undefined;
  const waits = () =>
    new Promise<ReturnType<typeof ok<Uint8Array>>>((resolve) => {
      finish = (bytes) => resolve(ok(bytes));
    });
  const logged: string[] = [];
  const requests = new PrintRequests({ print: waits }, (_level, event) => void logged.push(event));
  const first = requests.print(PAGE);
  expect(await requests.print(PAGE)).toEqual({ ok: false, code: 'busy' });
  finish(BYTES);
  expect(await first).toEqual({ ok: true, value: BYTES });
  const large = requests.print(PAGE);
  finish(new Uint8Array(MOST_PRINTED_BYTES + 1));
  expect(await large).toEqual({ ok: false, code: 'too-large' });
  const undrawn = new PrintRequests(
    { print: () => Promise.resolve(err('not-drawn')) },
    (_level, event) => void logged.push(event),
  );
  expect(await undrawn.print(PAGE)).toEqual({ ok: false, code: 'not-drawn' });
  expect(logged).toEqual(['printed', 'not-printed']);
});
