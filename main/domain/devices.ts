import { z } from 'zod';

export const DEVICE_KINDS = [
  'phone',
  'smart-watch',
  'fitness-tracker',
  'tablet',
  'e-reader',
  'games-console',
  'camera',
  'video-camera',
  'laptop',
  'usb-storage',
  'other',
] as const;
export const DeviceKind = z.enum(DEVICE_KINDS);
export type DeviceKind = z.infer<typeof DeviceKind>;

export const OWNERSHIPS = ['personal', 'work-issued', 'setting-owned'] as const;
export const Ownership = z.enum(OWNERSHIPS);
export type Ownership = z.infer<typeof Ownership>;

/** So many of one kind. What the kiosk knows of a device is its kind and count, never make or number (SECURITY-NOTES 6). */
export const DeclaredDevice = z.strictObject({
  kind: DeviceKind,
  ownership: Ownership,
  count: z.int().min(1).max(9),
});
export type DeclaredDevice = z.infer<typeof DeclaredDevice>;

/** An empty list is an answer: the person carries nothing. */
export const DeclaredDevices = z.array(DeclaredDevice).max(33);

export function countOf(devices: readonly DeclaredDevice[]): number {
  return devices.reduce((sum, device) => sum + device.count, 0);
}

/** What remains of `all` without `these`, count by count. */
export function besides(all: readonly DeclaredDevice[], these: readonly DeclaredDevice[]): readonly DeclaredDevice[] {
  const left = [...these];
  return all.flatMap((device) => {
    const at = left.findIndex(({ kind, ownership }) => kind === device.kind && ownership === device.ownership);
    const taken = at < 0 ? 0 : Math.min(device.count, left[at]?.count ?? 0);
    if (at >= 0) left.splice(at, 1);
    return device.count > taken ? [{ ...device, count: device.count - taken }] : [];
  });
}
