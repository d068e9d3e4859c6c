import type { EpochMs } from '../clock.ts';
import type { DeviceKind } from '../devices.ts';
import type { Id, Role } from '../people.ts';
import type { DeviceCondition, DeviceOrigin, DeviceUse } from './setting-device-events.ts';

/** One device that the setting owns, as its register has it now. */
export interface SettingDevice {
  readonly id: Id;
  /** No two devices that are in use have the same. */
  readonly assetNumber: string;
  readonly kind: DeviceKind;
  readonly label: string | null;
  readonly origin: DeviceOrigin;
  readonly encrypted: boolean;
  readonly passcode: boolean;
  readonly restricted: boolean;
  readonly offSiteAllowed: boolean;
  readonly cleared: boolean;
  readonly riskAssessed: {
    /** ISO date. */
    readonly on: string;
    readonly reference: string | null;
    readonly author: string | null;
  } | null;
  readonly users: readonly Id[];
  readonly registeredAt: EpochMs;
  /** When its protective software was last looked at, by the record; ISO date. */
  readonly checked: { readonly on: string; readonly by: Id } | null;
  readonly retiredAt: EpochMs | null;
}

/** A setting-owned device in somebody's hands, or that was. */
export interface SettingDeviceIssue {
  readonly id: Id;
  readonly device: Id;
  readonly person: Id;
  readonly use: DeviceUse;
  readonly withChildren: boolean;
  readonly condition: DeviceCondition;
  readonly words: string | null;
  readonly dataMovedOff: boolean | null;
  readonly purpose: string | null;
  readonly permissionHeld: boolean | null;
  readonly notice: { readonly hash: string; readonly language: string } | null;
  readonly personalUse: Id | null;
  readonly due: EpochMs;
  readonly issuedAt: EpochMs;
  readonly issuedBy: Id;
  readonly returned: {
    readonly at: EpochMs;
    readonly by: Id;
    readonly condition: DeviceCondition;
    readonly words: string | null;
  } | null;
}

/** A manager's permission to use an issued device for personal ends (SETTINGS B3). Run out is computed from the clock. */
export interface PersonalUse {
  readonly id: Id;
  readonly device: Id;
  readonly person: Id;
  readonly kind: string;
  readonly reason: string;
  readonly place: string;
  readonly words: string | null;
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly grantedAt: EpochMs;
  readonly grantedBy: Id;
  readonly role: Role;
  readonly endedAt: EpochMs | null;
}
