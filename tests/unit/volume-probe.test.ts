import { describe, expect, test } from 'vitest';
import { placeRefusal } from '../../main/domain/day-end/export-place.ts';
import type { ProbeSystem } from '../../main/export/volume/probe-system.ts';
import { volumeOn } from '../../main/export/volume/volume-of.ts';

interface Canned {
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  readonly says?: (program: string, args: readonly string[]) => string | null;
}

function system(platform: NodeJS.Platform, canned: Canned): ProbeSystem {
  const { files = {}, links = {}, folders = {} } = canned;
  return {
    platform,
    realPath: (path) => Promise.resolve(links[path] ?? null),
    readText: (path) => Promise.resolve(files[path] ?? null),
    list: (path) => Promise.resolve(folders[path] ?? []),
    run: (program, args) => Promise.resolve(canned.says?.(program, args) ?? null),
  };
}

const SDA = '/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda';
const STICK = '/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block/sdb';
const LINUX: Canned = {
  files: {
    '/proc/self/mountinfo': [
      '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
      '30 22 8:17 / /media/kiosk/MY\\040STICK rw,nosuid shared:2 - vfat /dev/sdb1 rw',
      '31 22 8:33 / /mnt/portable rw shared:3 - ext4 /dev/sdc1 rw',
      '32 22 253:0 / /srv/vault rw shared:4 - ext4 /dev/mapper/vault rw',
      '33 22 0:50 / /mnt/office rw shared:5 - cifs //office/cloakroom rw,vers=3.1.1,seal,cache=strict',
      '34 22 0:51 / /mnt/plain rw shared:6 - cifs //office/cloakroom rw,vers=3.1.1,cache=strict',
      '35 22 0:52 / /mnt/nfs rw shared:7 - nfs4 office:/srv rw,vers=4.2,sec=sys',
      '36 22 0:53 / /mnt/nfs-private rw shared:8 - nfs4 office:/srv rw,vers=4.2,sec=krb5p',
      '37 22 0:54 / /mnt/ssh rw shared:9 - fuse.sshfs kiosk@office:/srv rw,user_id=0',
      '38 22 0:55 / /mnt/what rw shared:10 - fuse.something something rw',
      '39 22 0:56 / /mnt/telephone rw shared:11 - fuse.gvfsd-fuse gvfsd-fuse rw',
      '40 22 0:57 /@data /data rw shared:12 - btrfs /dev/sda3 rw,space_cache=v2',
      '41 22 7:0 / /mnt/image rw shared:13 - ext4 /dev/loop0 rw',
      '42 22 8:17 /kept /srv/bound rw shared:2 - vfat /dev/sdb1 rw',
    ].join('\n'),
    [`${SDA}/removable`]: '0\n',
    [`${SDA}/sda2/partition`]: '2\n',
    [`${SDA}/sda3/partition`]: '3\n',
    [`${STICK}/removable`]: '1\n',
    [`${STICK}/sdb1/partition`]: '1\n',
    // A portable disk: its medium is fixed, its bus is USB.
    [`${STICK.replace('sdb', 'sdc')}/removable`]: '0\n',
    [`${STICK.replace('sdb', 'sdc')}/sdc1/partition`]: '1\n',
    '/sys/devices/virtual/block/loop0/loop/backing_file': '/media/kiosk/MY STICK/image\n',
  },
  links: {
    '/': '/',
    '/srv/office': '/srv/office',
    '/home/kiosk/outbox': '/media/kiosk/MY STICK/outbox',
    '/dev/sda3': '/dev/sda3',
    '/sys/dev/block/8:2': `${SDA}/sda2`,
    '/sys/class/block/sda3': `${SDA}/sda3`,
    '/sys/class/block/sdb1': `${STICK}/sdb1`,
    '/sys/dev/block/8:17': `${STICK}/sdb1`,
    '/sys/dev/block/8:33': `${STICK.replace('sdb', 'sdc')}/sdc1`,
    '/sys/dev/block/253:0': '/sys/devices/virtual/block/dm-0',
    '/sys/dev/block/7:0': '/sys/devices/virtual/block/loop0',
    ...Object.fromEntries(
      [
        '/media/kiosk/MY STICK',
        '/mnt/portable',
        '/srv/vault',
        '/srv/bound',
        '/mnt/office',
        '/mnt/plain',
        '/mnt/nfs',
        '/mnt/nfs-private',
        '/mnt/ssh',
        '/mnt/what',
        '/mnt/telephone',
        '/mnt/image',
        '/data',
      ].map((path) => [path, path]),
    ),
  },
  folders: { '/sys/devices/virtual/block/dm-0/slaves': ['sdb1'] },
};

describe('on Linux', () => {
  test.each([
    ['/srv/office/not/there/yet', null],
    ['/data/outbox', null],
    ['/media/kiosk/MY STICK/outbox', 'export-removable'],
    ['/mnt/portable', 'export-removable'],
    // By a link, a bind mount, an encrypted volume and an image file on a stick.
    ['/home/kiosk/outbox', 'export-removable'],
    ['/srv/bound', 'export-removable'],
    ['/srv/vault', 'export-removable'],
    ['/mnt/image', 'export-removable'],
    ['/mnt/what', 'export-unknown-volume'],
    ['/mnt/telephone', 'export-unknown-volume'],
  ])('%s: %s [A13 B12]', async (folder, refusal) => {
    expect(placeRefusal(await volumeOn(folder, system('linux', LINUX)))).toBe(refusal);
  });

  test.each([
    ['/mnt/office', null],
    ['/mnt/plain', 'export-unencrypted'],
    ['/mnt/nfs', 'export-unencrypted'],
    ['/mnt/nfs-private', null],
    ['/mnt/ssh', null],
  ])('%s: %s [C15]', async (folder, refusal) => {
    expect(placeRefusal(await volumeOn(folder, system('linux', LINUX)))).toBe(refusal);
  });

  test('where the system tells nothing, nothing is guessed', async () => {
    expect(await volumeOn('/srv', system('linux', { links: { '/srv': '/srv' } }))).toMatchObject({ medium: 'unknown' });
  });
});

describe('on Windows', () => {
  const drive = (drive: number | null, bus: string | null, remote: string | null = null, shares = '[]') =>
    system('win32', {
      links: { 'D:\\office': 'D:\\office', '\\\\office\\days\\outbox': '\\\\office\\days\\outbox' },
      says: (program, args) => {
        expect(program).toBe('powershell.exe');
        return args.at(-1)?.includes('Get-SmbConnection') ? shares : JSON.stringify({ drive, remote, bus });
      },
    });
  const shares = (encrypted: boolean) =>
    JSON.stringify([{ ServerName: 'OFFICE', ShareName: 'days', Encrypted: encrypted }]);

  test.each([
    [3, 'NVMe', null],
    [2, 'USB', 'export-removable'],
    [3, 'USB', 'export-removable'],
    [5, null, 'export-removable'],
    [3, null, 'export-unknown-volume'],
    [null, null, 'export-unknown-volume'],
  ])('drive type %s on bus %s: %s [A13 B12]', async (type, bus, refusal) => {
    expect(placeRefusal(await volumeOn('D:\\office', drive(type, bus)))).toBe(refusal);
  });

  test.each([
    ['D:\\office', true, null],
    ['D:\\office', false, 'export-unencrypted'],
    ['\\\\office\\days\\outbox', true, null],
    ['\\\\office\\days\\outbox', false, 'export-unencrypted'],
  ])('%s over a connection that is encrypted (%s): %s [C15]', async (folder, encrypted, refusal) => {
    const asked = drive(4, null, '\\\\office\\days', shares(encrypted));
    expect(placeRefusal(await volumeOn(folder, asked))).toBe(refusal);
  });

  test('a connection that nobody may ask about is not encrypted as far as we know [C15]', async () => {
    const asked = drive(4, null, '\\\\office\\days', 'Access is denied.');
    expect(placeRefusal(await volumeOn('D:\\office', asked))).toBe('export-unencrypted');
  });
});

describe('on macOS', () => {
  const mac = (source: string, point: string, info: string | null) =>
    system('darwin', {
      links: { '/Users/kiosk/outbox': '/Users/kiosk/outbox' },
      says: (program) =>
        program.endsWith('df')
          ? `Filesystem 512-blocks Used Available Capacity  Mounted on\n${source}  976490576 1 2 3%    ${point}\n`
          : info,
    });
  const info = (media: string, where: string, protocol: string) =>
    `   Device Node:               /dev/disk3s5\n   Protocol:                  ${protocol}\n   Device Location:           ${where}\n   Removable Media:           ${media}\n`;

  test.each([
    ['Fixed', 'Internal', 'Apple Fabric', null],
    ['Removable', 'External', 'USB', 'export-removable'],
    ['Fixed', 'External', 'USB', 'export-removable'],
    ['Fixed', 'Unknown', 'Other', 'export-unknown-volume'],
  ])('%s, %s, %s: %s [A13 B12]', async (media, where, protocol, refusal) => {
    const asked = mac('/dev/disk3s5', '/System/Volumes/Data', info(media, where, protocol));
    expect(placeRefusal(await volumeOn('/Users/kiosk/outbox', asked))).toBe(refusal);
  });

  test('a share, and a system that does not answer', async () => {
    const share = mac('//kiosk@office/days', '/Volumes/days', null);
    expect(placeRefusal(await volumeOn('/Users/kiosk/outbox', share))).toBe('export-unencrypted');
    expect(placeRefusal(await volumeOn('/Users/kiosk/outbox', mac('/dev/disk9', '/Volumes/X', null)))).toBe(
      'export-unknown-volume',
    );
  });
});
