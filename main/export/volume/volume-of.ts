import { dirname, isAbsolute, resolve } from 'node:path';
import type { Volume } from '../../domain/day-end/export-place.ts';
import { linuxVolume } from './linux-volume.ts';
import { macosVolume } from './macos-volume.ts';
import { type ProbeSystem, realProbeSystem } from './probe-system.ts';
import { windowsVolume } from './windows-volume.ts';

/** What a folder lies on, that need not be there yet. */
export type VolumeProbe = (folder: string) => Promise<Volume>;

export const volumeOf: VolumeProbe = (folder) => volumeOn(folder, realProbeSystem);

export async function volumeOn(folder: string, system: ProbeSystem): Promise<Volume> {
  const path = await nearestThere(folder, system);
  switch (path === null ? null : system.platform) {
    case 'linux':
      return linuxVolume(path ?? '', system);
    case 'win32':
      return windowsVolume(path ?? '', system);
    case 'darwin':
      return macosVolume(path ?? '', system);
    default:
      return { medium: 'unknown', encrypted: false };
  }
}

/** The folder, or the nearest above it that is there, with every link resolved: a link to a stick is a stick. */
async function nearestThere(folder: string, system: ProbeSystem): Promise<string | null> {
  // A share or a drive of another system than this one (in tests) is absolute in its own way.
  for (let at = isAbsolute(folder) || system.platform === 'win32' ? folder : resolve(folder); ; at = dirname(at)) {
    const found = await system.realPath(at);
    if (found !== null) return found;
    if (dirname(at) === at) return null;
  }
}
