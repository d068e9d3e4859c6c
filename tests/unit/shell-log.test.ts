import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorFacts, limited, logLine, openLog } from '../../main/shell-log.ts';

const at = new Date('2026-11-23T08:30:00Z');

test('a line holds the facts that are allowed, and counts the others', () => {
  const line = logLine(at, 'warn', 'door-slow', { door: 7, ms: 1200, firstName: 'Ada', words: 'left at home' });
  expect(JSON.parse(line)).toEqual({
    at: '2026-11-23T08:30:00.000Z',
    level: 'warn',
    event: 'door-slow',
    door: 7,
    ms: 1200,
    dropped: 2,
  });
});

test('no sentence and no full name fits into an allowed fact either', () => {
  const line = JSON.parse(
    logLine(at, 'error', 'x', { reason: 'Ada Example is here', code: 'SQLITE_FULL', state: 'a\nb' }),
  );
  expect(line).toMatchObject({ code: 'SQLITE_FULL', dropped: 2 });
  expect(line.reason).toBeUndefined();
  expect(JSON.parse(logLine(at, 'info', 'Ada Example came', {})).event).toBe('unnamed');
});

test('a path is cut to its last part, since it begins with the name of an account', () => {
  expect(JSON.parse(logLine(at, 'info', 'x', { file: '/home/ada/data/record.sqlite' })).file).toBe('record.sqlite');
});

test('of an error only kind, code and places are told, never its message', () => {
  const error = Object.assign(new TypeError('Ada Example has no badge'), { code: 'E_X' });
  const facts = errorFacts(error);
  expect(facts).toMatchObject({ errorName: 'TypeError', code: 'E_X' });
  expect(JSON.stringify(facts)).not.toContain('Ada');
  expect(String(facts.frames)).toMatch(/^shell-log\.test\.ts:\d+:\d+/);
  expect(JSON.parse(logLine(at, 'error', 'bug', facts)).frames).toBe(facts.frames);
  expect(errorFacts('Ada Example')).toEqual({ errorName: 'string' });
});

test('a flood is cut, and its size told in the next minute', () => {
  const lines: [string, unknown][] = [];
  let now = 0;
  const write = limited(
    (_level, event, facts) => lines.push([event, facts?.count]),
    3,
    () => now,
  );
  for (let time = 0; time < 1000; time += 1) write('warn', 'blocked');
  expect(lines.length).toBe(3);
  now = 61_000;
  write('warn', 'blocked');
  expect(lines.slice(3)).toEqual([
    ['lines-left-out', 997],
    ['blocked', undefined],
  ]);
});

test('the file holds one JSON line per event', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-log-'));
  const log = openLog(folder, false);
  log('info', 'one', { code: 'a' });
  log('error', 'two');
  const lines = readFileSync(join(folder, 'cloakroom.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['one', 'two']);
  rmSync(folder, { recursive: true });
});
