import { z } from 'zod';
import { DeviceKind } from '../devices.ts';
import { Id, Role } from '../people.ts';
import { At, Day, event, Hash, Language, Short, Text, Word } from './event-terms.ts';

/** What the setting writes on its own device: letters, digits and a few signs, so that no name can stand there. */
export const AssetNumber = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]{0,19}$/);

export const DEVICE_ORIGINS = ['new', 'second-hand', 'donated'] as const;
export const DeviceOrigin = z.enum(DEVICE_ORIGINS);
export type DeviceOrigin = z.infer<typeof DeviceOrigin>;

/** Where a device goes that is handed out. Whether children use it is a question of its own. */
export const DEVICE_USES = ['on-site', 'off-site', 'outing', 'personal-use'] as const;
export const DeviceUse = z.enum(DEVICE_USES);
export type DeviceUse = z.infer<typeof DeviceUse>;

export const DEVICE_CONDITIONS = ['good', 'worn', 'damaged'] as const;
export const DeviceCondition = z.enum(DEVICE_CONDITIONS);
export type DeviceCondition = z.infer<typeof DeviceCondition>;

/** One page of the register. A change brings the whole page anew: what stood there before is in the log. */
const page = {
  device: Id,
  assetNumber: AssetNumber,
  kind: DeviceKind,
  origin: DeviceOrigin,
  encrypted: z.boolean(),
  passcode: z.boolean(),
  /** Reaches nothing but what it is for (SETTINGS A22). */
  restricted: z.boolean(),
  offSiteAllowed: z.boolean(),
  /** A second-hand or donated device was looked at and found fit (SETTINGS C14). */
  cleared: z.boolean(),
  /** The day of the risk assessment for use with children (SETTINGS D19); null where there is none. */
  riskAssessed: Day.nullable(),
  users: z.array(Id).max(60),
  by: Id,
};
const words = z.strictObject({ label: Short, riskReference: Short.optional(), riskAuthor: Short.optional() });

/** The setting's own devices: the register, and who has which. */
export const SETTING_DEVICE_EVENTS = {
  'setting-device-registered': event(z.strictObject(page), words),
  'setting-device-changed': event(z.strictObject(page), words),
  /** Its protective software was looked at and is up to date (SETTINGS B17). */
  'setting-device-checked': event(z.strictObject({ device: Id, on: Day, by: Id })),
  'setting-device-retired': event(z.strictObject({ device: Id, by: Id }), z.strictObject({ words: Text })),
  'setting-device-issued': event(
    z.strictObject({
      issue: Id,
      device: Id,
      person: Id,
      use: DeviceUse,
      withChildren: z.boolean(),
      condition: DeviceCondition,
      /** What was asked and confirmed; null where nothing asked for it. */
      dataMovedOff: z.boolean().nullable(),
      purpose: Word.nullable(),
      permissionHeld: z.boolean().nullable(),
      /** The line that was acknowledged, as it was shown. */
      notice: z.strictObject({ hash: Hash, language: Language }).nullable(),
      /** The permission behind personal use (SETTINGS B3). */
      personalUse: Id.nullable(),
      due: At,
      by: Id,
    }),
    z.strictObject({ words: Text.optional() }),
  ),
  'setting-device-returned': event(
    z.strictObject({ issue: Id, condition: DeviceCondition, by: Id }),
    z.strictObject({ words: Text.optional() }),
  ),
  /** SETTINGS B3: for one person and one period, off site. It outlives the visit, so it is no authorisation of a visit. */
  'personal-use-granted': event(
    z.strictObject({
      personalUse: Id,
      device: Id,
      person: Id,
      kind: Word,
      reason: Word,
      place: Word,
      from: At,
      until: At,
      grantedBy: Id,
      role: Role,
    }),
    z.strictObject({ words: Text.optional() }),
  ),
  'personal-use-ended': event(z.strictObject({ personalUse: Id, by: Id })),
} as const;
