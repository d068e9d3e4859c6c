import { z } from 'zod';
import type { Volume } from '../../domain/day-end/export-place.ts';
import type { ProbeSystem } from './probe-system.ts';

const UNKNOWN: Volume = { medium: 'unknown', encrypted: false };

/** `DriveType` of Win32_LogicalDisk, a number in every language: 2 removable, 3 local disk, 4 network, 5 optical. */
const Found = z.object({
  drive: z.number().nullable(),
  remote: z.string().nullable(),
  bus: z.string().nullable(),
});

/** `Encrypted` of MSFT_SmbConnection. Only an administrator may ask on some systems; then nothing is proved. */
const Connections = z.array(z.object({ ServerName: z.string(), ShareName: z.string(), Encrypted: z.boolean() }));

// The letter comes by the environment, so that no path is ever a part of a script.
const DRIVE = `$id = $env:CLOAKROOM_DRIVE
$d = Get-CimInstance Win32_LogicalDisk | Where-Object DeviceID -eq $id
$b = try { (Get-Partition -DriveLetter $id[0] -ErrorAction Stop | Get-Disk).BusType } catch { $null }
ConvertTo-Json -Compress @{ drive = $d.DriveType; remote = $d.ProviderName; bus = if ($b) { "$b" } else { $null } }`;
const SHARES = 'ConvertTo-Json -Compress @(Get-SmbConnection | Select-Object ServerName, ShareName, Encrypted)';

/** Buses on which a disk with a fixed medium is carried away all the same. */
const PORTABLE = new Set(['usb', 'sd', '1394', 'mmc']);

/** By Win32_LogicalDisk, the bus of the disk, and the open SMB connections. `path` is absolute and resolved. */
export async function windowsVolume(path: string, system: ProbeSystem): Promise<Volume> {
  const share = shareOf(path);
  if (share !== null) return network(share, system);
  const letter = /^(?:\\\\\?\\)?([A-Za-z]):/.exec(path)?.[1];
  if (letter === undefined) return UNKNOWN;
  const told = Found.safeParse(json(await ask(DRIVE, system, { CLOAKROOM_DRIVE: `${letter.toUpperCase()}:` })));
  if (!told.success) return UNKNOWN;
  const { drive, remote, bus } = told.data;
  if (drive === 4) {
    const mapped = remote === null ? null : shareOf(remote);
    return mapped === null ? { medium: 'network', encrypted: false } : network(mapped, system);
  }
  if (drive === 2 || drive === 5 || (bus !== null && PORTABLE.has(bus.toLowerCase())))
    return { medium: 'removable', encrypted: false };
  return drive === 3 && bus !== null ? { medium: 'fixed', encrypted: false } : UNKNOWN;
}

interface Share {
  readonly server: string;
  readonly name: string;
}

async function network(share: Share, system: ProbeSystem): Promise<Volume> {
  const open = Connections.safeParse(json(await ask(SHARES, system)));
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const found = open.success
    ? open.data.filter(({ ServerName, ShareName }) => same(ServerName, share.server) && same(ShareName, share.name))
    : [];
  return { medium: 'network', encrypted: found.length > 0 && found.every(({ Encrypted }) => Encrypted) };
}

function shareOf(path: string): Share | null {
  const found = /^\\\\(?:\?\\UNC\\)?([^\\?.][^\\]*)\\([^\\]+)/.exec(path);
  return found?.[1] === undefined || found[2] === undefined ? null : { server: found[1], name: found[2] };
}

function ask(script: string, system: ProbeSystem, env: Readonly<Record<string, string>> = {}): Promise<string | null> {
  return system.run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], env);
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
