import type { Volume } from '../../domain/day-end/export-place.ts';
import type { ProbeSystem } from './probe-system.ts';

const UNKNOWN: Volume = { medium: 'unknown', encrypted: false };

/** By `df -P` and `diskutil info`. `path` is absolute and resolved. */
export async function macosVolume(path: string, system: ProbeSystem): Promise<Volume> {
  const listed = (await system.run('/bin/df', ['-P', path]))?.trim().split('\n').at(-1) ?? '';
  const mount = /^(.+?)\s+\d+\s+-?\d+\s+-?\d+\s+\d+%\s+(\/.*)$/.exec(listed);
  const [, source, point] = mount ?? [];
  if (source === undefined || point === undefined) return UNKNOWN;
  // Nothing that comes with the system says for sure that such a connection is encrypted.
  if (source.startsWith('//') || /^[^/]+:\//.test(source)) return { medium: 'network', encrypted: false };
  const info = await system.run('/usr/sbin/diskutil', ['info', point]);
  if (info === null) return UNKNOWN;
  const of = (name: string) => new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, 'm').exec(info)?.[1];
  const media = of('Removable Media');
  const where = of('Device Location');
  if (media === 'Removable' || where === 'External' || of('Protocol') === 'USB')
    return { medium: 'removable', encrypted: false };
  return media === 'Fixed' && where === 'Internal' ? { medium: 'fixed', encrypted: false } : UNKNOWN;
}
