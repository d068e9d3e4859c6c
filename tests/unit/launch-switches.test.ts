import { describe, expect, test } from 'vitest';
import { readLaunch, refusedSwitches } from '../../main/launch-switches.ts';

const none = () => false;

describe('what a release starts with', () => {
  test.each([
    [[]],
    [['--data', '/srv/cloakroom']],
    [['--data=/srv/cloakroom']],
    [['--ozone-platform=wayland', '--force-device-scale-factor=1.25']],
  ])('%j is taken', (args) => {
    expect(refusedSwitches(args, 'linux', none)).toEqual([]);
  });

  test.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['-remote-debugging-port=9222', 'remote-debugging-port'],
    ['--inspect', 'inspect'],
    ['--inspect-brk=0', 'inspect-brk'],
    ['--no-sandbox', 'no-sandbox'],
    ['--disable-web-security', 'disable-web-security'],
    ['--user-data-dir=/tmp/x', 'user-data-dir'],
    ['--load-extension=/tmp/x', 'load-extension'],
    ['--windowed', 'windowed'],
    ['-r', 'r'],
    ['--js-flags=--expose-gc', 'js-flags'],
    ['--some-switch-of-a-later-chromium', 'some-switch-of-a-later-chromium'],
  ])('%s is refused', (argument, name) => {
    expect(refusedSwitches(['--data', '/srv/cloakroom', argument], 'linux', none)).toEqual([name]);
  });

  test('Windows also reads a slash and any case', () => {
    expect(refusedSwitches(['/Remote-Debugging-Port=9222'], 'win32', none)).toEqual(['remote-debugging-port']);
    expect(refusedSwitches(['/srv/page'], 'linux', none)).toEqual([]);
  });

  test('a switch that came by another way than the arguments is refused too, and named once', () => {
    expect(refusedSwitches([], 'linux', (name) => name === 'no-sandbox')).toEqual(['no-sandbox']);
    expect(refusedSwitches(['--no-sandbox'], 'linux', (name) => name === 'no-sandbox')).toEqual(['no-sandbox']);
  });
});

describe('our own switches', () => {
  test('the data folder is taken from the folder the program was started in', () => {
    expect(readLaunch(['.', '--data', 'demo'], '/home/kiosk')).toEqual({
      dataFolder: '/home/kiosk/demo',
      windowed: false,
    });
    expect(readLaunch(['--data=/srv/a b', '--windowed'], '/')).toEqual({ dataFolder: '/srv/a b', windowed: true });
    expect(readLaunch([], '/')).toEqual({ dataFolder: null, windowed: false });
  });

  test.each([[['--data']], [['--data=']], [['--data', '--windowed']], [['--data', '']]])(
    '%j names no folder',
    (args) => {
      expect(readLaunch(args, '/')).toBeNull();
    },
  );
});
