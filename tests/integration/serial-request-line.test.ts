import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnswerReader } from '../../hardware/answer-reader.ts';
import { type LineRequest, RequestLine } from '../../hardware/request-line.ts';
import { SerialLink } from '../../hardware/serial-link.ts';
import { InProcessBinding } from '../../hardware/simulation/in-process-binding.ts';

/** One request at a time, on the real stream with a stand-in port, and simulated time. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function run(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1) {
    await vi.advanceTimersByTimeAsync(1);
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Any single byte is the answer. */
function oneByte(): AnswerReader<number> {
  return {
    push: (bytes) => (bytes[0] === undefined ? undefined : { value: bytes[0], bytes: 1 }),
    quiet: () => undefined,
    overdue: () => undefined,
  };
}

async function bench() {
  const binding = new InProcessBinding();
  const port = binding.port('port');
  const sent: { byte: number; at: number }[] = [];
  port.onReceive((bytes) => sent.push({ byte: bytes[0] ?? -1, at: performance.now() }));
  const runtime = { now: () => Date.now(), log: () => {}, binding };
  const link = new SerialLink({ port: { path: 'port' }, baudRate: 9600 }, runtime);
  const line = new RequestLine(link, { quietMs: 20, gapMs: 5, lateMs: 300 }, runtime);
  const idle: number[] = [];
  line.onIdleBytes((bytes) => idle.push(...bytes));
  await run(5);
  const ask = (byte: number, more: Partial<LineRequest<number>> = {}) =>
    line.exchange({
      bytes: Uint8Array.of(byte),
      answer: oneByte(),
      timeoutMs: 100,
      expiresAt: performance.now() + 5000,
      ...more,
    });
  return { line, link, port, sent, idle, ask };
}

test('what is urgent goes ahead of what waits, and does not interrupt what is under way', async () => {
  const { ask, sent, port, link } = await bench();
  const answers = [ask(1), ask(2), ask(3), ask(9, { urgent: true })];
  for (let round = 0; round < 4; round += 1) {
    await run(10);
    port.send(Uint8Array.of(0xaa));
    await run(10);
  }
  await Promise.all(answers);
  expect(sent.map(({ byte }) => byte)).toEqual([1, 9, 2, 3]);
  await link.close();
});

test('what may not be sent yet lets others pass', async () => {
  const { ask, sent, port, link } = await bench();
  const later = performance.now() + 200;
  const answers = [ask(9, { urgent: true, notBefore: () => later }), ask(1)];
  await run(20);
  expect(sent.map(({ byte }) => byte)).toEqual([1]);
  port.send(Uint8Array.of(0xaa));
  await run(200);
  expect(sent.map(({ byte }) => byte)).toEqual([1, 9]);
  port.send(Uint8Array.of(0xaa));
  await run(5);
  await Promise.all(answers);
  await link.close();
});

test('after a failure nothing is sent and nothing is heard until a late answer can no longer come', async () => {
  const { ask, sent, idle, port, line, link } = await bench();
  const first = ask(1);
  await run(110);
  expect(await first).toEqual({ ok: false, code: 'no-answer' });
  const second = ask(2);
  await run(50);
  port.send(Uint8Array.of(0xbb));
  await run(50);
  expect(sent.map(({ byte }) => byte)).toEqual([1]);
  await run(250);
  expect(sent.map(({ byte }) => byte)).toEqual([1, 2]);
  expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(400);
  port.send(Uint8Array.of(0xcc));
  await run(5);
  expect(await second).toEqual({ ok: true, value: 0xcc });
  expect(idle).toEqual([]);
  port.send(Uint8Array.of(0xdd));
  await run(5);
  expect(idle).toEqual([0xdd]);
  expect(line.health()).toMatchObject({ frames: 1, timeouts: 1, badFrames: 0, discardedBytes: 2 });
  await link.close();
});

test('a quiet gap is kept after each answer', async () => {
  const { ask, sent, port, link } = await bench();
  const answers = [ask(1), ask(2)];
  await run(10);
  port.send(Uint8Array.of(0xaa));
  const answered = performance.now();
  await run(20);
  port.send(Uint8Array.of(0xaa));
  await run(5);
  await Promise.all(answers);
  expect((sent[1]?.at ?? 0) - answered).toBeGreaterThanOrEqual(5);
  await link.close();
});

test('a request ends with the connection: sent or not, it says which', async () => {
  const { ask, port, link } = await bench();
  const underWay = ask(1);
  const waiting = ask(2);
  await run(10);
  await port.unplug();
  await run(5);
  expect(await underWay).toEqual({ ok: false, code: 'link-lost' });
  expect(await waiting).toEqual({ ok: false, code: 'not-connected' });
  expect(await ask(3)).toEqual({ ok: false, code: 'not-connected' });
  await link.close();
});

test('a request that expired while it waited was never sent', async () => {
  const { ask, sent, link } = await bench();
  const first = ask(1);
  const second = ask(2, { expiresAt: performance.now() + 50 });
  await run(600);
  expect(await first).toEqual({ ok: false, code: 'no-answer' });
  expect(await second).toEqual({ ok: false, code: 'expired' });
  expect(sent.map(({ byte }) => byte)).toEqual([1]);
  await link.close();
});
