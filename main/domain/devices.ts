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
