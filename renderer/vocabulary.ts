import type { IntentOf } from '../main/contract/intents.ts';
import type { ScreenOf } from '../main/contract/screen-state.ts';

/** The domain's words as the contract carries them: the screen imports the contract and nothing behind it. */
export type DeclaredDevices = ScreenOf<'devices'>['start'];
export type DeviceKind = DeclaredDevices[number]['kind'];
export type PersonType = ScreenOf<'rules'>['personType'];
export type WalkInType = IntentOf<'choose-person-type'>['personType'];

/** Every kind once, in the order in which people carry them. */
export const DEVICE_KINDS = Object.keys({
  phone: 1,
  'smart-watch': 1,
  'fitness-tracker': 1,
  tablet: 1,
  laptop: 1,
  camera: 1,
  'video-camera': 1,
  'e-reader': 1,
  'games-console': 1,
  'usb-storage': 1,
  other: 1,
} satisfies Record<DeviceKind, 1>) as DeviceKind[];

export function countOf(devices: DeclaredDevices): number {
  return devices.reduce((sum, device) => sum + device.count, 0);
}
