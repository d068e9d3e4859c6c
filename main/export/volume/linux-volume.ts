import { posix } from 'node:path';
import type { Volume } from '../../domain/day-end/export-place.ts';
import type { ProbeSystem } from './probe-system.ts';

interface Mount {
  readonly device: string;
  readonly point: string;
  readonly type: string;
  readonly source: string;
  readonly options: readonly string[];
}

const UNKNOWN: Volume = { medium: 'unknown', encrypted: false };
const FIXED: Volume = { medium: 'fixed', encrypted: false };
const REMOVABLE: Volume = { medium: 'removable', encrypted: false };

/** Without a disk of their own: memory, and the root of a container or a virtual machine. */
const OF_THE_SYSTEM = new Set(['tmpfs', 'ramfs', 'overlay', 'virtiofs', 'squashfs']);
const NETWORK = new Set([
  'cifs',
  'smb3',
  'nfs',
  'nfs4',
  'fuse.sshfs',
  'fuse.curlftpfs',
  'fuse.davfs',
  'davfs',
  '9p',
  'afs',
  'ceph',
]);
/** A loop in a loop in a loop is somebody's trick. */
const DEEPEST = 4;

/** By the mount table (proc(5), `mountinfo`) and what sysfs says of the disk behind it. `path` is absolute and resolved. */
export async function linuxVolume(path: string, system: ProbeSystem, depth = 0): Promise<Volume> {
  const table = await system.readText('/proc/self/mountinfo');
  const mount = table === null ? null : mountOf(path, table);
  if (mount === null || depth > DEEPEST) return UNKNOWN;
  if (NETWORK.has(mount.type)) return { medium: 'network', encrypted: encryptedOnTheWay(mount) };
  if (OF_THE_SYSTEM.has(mount.type)) return FIXED;
  const named = mount.source.startsWith('/dev/') ? await system.realPath(mount.source) : null;
  // btrfs and its like mount under a device number of their own; the source names the disk.
  const disk = mount.device.startsWith('0:')
    ? named === null
      ? null
      : `/sys/class/block/${posix.basename(named)}`
    : `/sys/dev/block/${mount.device}`;
  return disk === null ? UNKNOWN : volumeOfDisk(disk, system, depth);
}

async function volumeOfDisk(entry: string, system: ProbeSystem, depth: number): Promise<Volume> {
  const found = await system.realPath(entry);
  if (found === null || depth > DEEPEST) return UNKNOWN;
  // Encrypted and joined volumes stand on others; one removable part makes the whole removable.
  const parts = await system.list(posix.join(found, 'slaves'));
  if (parts.length > 0) {
    const volumes = await Promise.all(parts.map((part) => volumeOfDisk(`/sys/class/block/${part}`, system, depth + 1)));
    return (
      volumes.find(({ medium }) => medium === 'removable') ?? volumes.find(({ medium }) => medium !== 'fixed') ?? FIXED
    );
  }
  const file = (await system.readText(posix.join(found, 'loop', 'backing_file')))?.trim();
  if (file) return linuxVolume(file, system, depth + 1);
  const whole = (await system.readText(posix.join(found, 'partition'))) === null ? found : posix.dirname(found);
  const flag = (await system.readText(posix.join(whole, 'removable')))?.trim();
  // A portable disk on USB or FireWire has a fixed medium, and is carried away all the same.
  if (flag === '1' || /\/(usb\d+|fw\d+)\//.test(whole)) return REMOVABLE;
  return flag === '0' ? FIXED : UNKNOWN;
}

/** `seal` of mount.cifs(8); `krb5p` and TLS of nfs(5). SSH always is. */
function encryptedOnTheWay({ type, options }: Mount): boolean {
  if (type === 'fuse.sshfs') return true;
  if (type === 'cifs' || type === 'smb3') return options.includes('seal');
  return options.some((option) => option === 'sec=krb5p' || option === 'xprtsec=tls' || option === 'xprtsec=mtls');
}

/** The mount that holds the path: the longest point, and of two at one point the later. */
function mountOf(path: string, table: string): Mount | null {
  let best: Mount | null = null;
  for (const line of table.split('\n')) {
    const mount = readMount(line);
    if (mount === null) continue;
    const holds = path === mount.point || path.startsWith(mount.point === '/' ? '/' : `${mount.point}/`);
    if (holds && (best === null || mount.point.length >= best.point.length)) best = mount;
  }
  return best;
}

function readMount(line: string): Mount | null {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device, , point] = before.split(' ');
  const [type, source, options = ''] = after.split(' ');
  if (device === undefined || point === undefined || type === undefined || source === undefined) return null;
  return { device, point: unescaped(point), type, source: unescaped(source), options: options.trim().split(',') };
}

/** Blanks stand as octal codes there. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
