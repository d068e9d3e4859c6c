import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesUnder, hashOf, removeStamp, stampSays, writeStamp } from '../../build/stamp.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloakroom-stamp-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

describe('a stamp', () => {
  test('says what was written, and nothing when it is absent or taken away', () => {
    const stamp = join(folder, 'deep/er/made.stamp');
    expect(stampSays(stamp, 'a')).toBe(false);
    writeStamp(stamp, 'a');
    expect(stampSays(stamp, 'a')).toBe(true);
    expect(stampSays(stamp, 'b')).toBe(false);
    removeStamp(stamp);
    expect(stampSays(stamp, 'a')).toBe(false);
    removeStamp(stamp);
  });
});

describe('the hash over inputs', () => {
  beforeEach(() => {
    write('main/index.ts', 'one');
    write('main/desks/desk.ts', 'two');
  });
  const hash = () => hashOf([join(folder, 'main')]);

  test('stays the same while nothing changes, wherever the project lies', () => {
    const before = hash();
    expect(hash()).toBe(before);
    renameSync(join(folder, 'main'), join(folder, 'elsewhere'));
    expect(hashOf([join(folder, 'elsewhere')])).toBe(before);
  });

  test.each([
    ['a changed file', () => write('main/index.ts', 'One')],
    ['a new file', () => write('main/new.ts', '')],
    ['a removed file', () => rmSync(join(folder, 'main/desks/desk.ts'))],
    ['a renamed file', () => renameSync(join(folder, 'main/index.ts'), join(folder, 'main/index.mts'))],
    [
      'text moved from one file to the next',
      () => {
        write('main/desks/desk.ts', 'twoo');
        write('main/index.ts', 'ne');
      },
    ],
  ])('notices %s', (_what, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('depends on the extra word', () => {
    expect(hashOf([join(folder, 'main')], 'true')).not.toBe(hashOf([join(folder, 'main')], 'false'));
  });

  test('takes a single file, an absent path, and leaves installed packages out', () => {
    write('main/node_modules/thing/index.js', 'x');
    expect(filesUnder(join(folder, 'main'))).toEqual([
      join(folder, 'main/desks/desk.ts'),
      join(folder, 'main/index.ts'),
    ]);
    expect(filesUnder(join(folder, 'main/index.ts'))).toEqual([join(folder, 'main/index.ts')]);
    expect(filesUnder(join(folder, 'absent'))).toEqual([]);
    expect(hashOf([join(folder, 'absent')])).toBe(hashOf([join(folder, 'absent too')]));
  });
});
