import type { EpochMs } from '../clock.ts';
import type { PersonalUse, SettingDevice, SettingDeviceIssue } from '../record/setting-device-state.ts';
import type { DayPermission } from './day-record.ts';

/** One of the setting's own devices that was handed out or brought back on the day. */
export interface DaySettingDevice {
  readonly issue: string;
  readonly assetNumber: string;
  readonly label: string;
  readonly kind: string;
  readonly who: string;
  readonly use: string;
  readonly withChildren: boolean;
  /** Id of the purpose in the policy; empty where none was asked for (SETTINGS C16). */
  readonly purpose: string;
  /** The user's word, where it was asked for: that permission is held, that the data was moved off (SETTINGS C16, B5). */
  readonly permissionHeld: boolean | null;
  readonly dataMovedOff: boolean | null;
  readonly condition: string;
  readonly words: string;
  readonly issuedAt: EpochMs;
  readonly issuedBy: string;
  readonly due: EpochMs;
  /** Null: it had not come back when this was written. */
  readonly returnedAt: EpochMs | null;
  readonly returnedBy: string;
  readonly returnedCondition: string;
  readonly returnedWords: string;
}

export interface SettingDeviceSources {
  readonly issues: readonly SettingDeviceIssue[];
  readonly personalUses: readonly PersonalUse[];
  settingDevice(device: string): SettingDevice | null;
  nameOfPerson(person: string): string;
}

export function daySettingDevices(from: SettingDeviceSources): readonly DaySettingDevice[] {
  return from.issues.map((issue) => {
    const device = from.settingDevice(issue.device);
    const { returned } = issue;
    return {
      issue: issue.id,
      assetNumber: device?.assetNumber ?? '',
      label: device?.label ?? '',
      kind: device?.kind ?? '',
      who: from.nameOfPerson(issue.person),
      use: issue.use,
      withChildren: issue.withChildren,
      purpose: issue.purpose ?? '',
      permissionHeld: issue.permissionHeld,
      dataMovedOff: issue.dataMovedOff,
      condition: issue.condition,
      words: issue.words ?? '',
      issuedAt: issue.issuedAt,
      issuedBy: from.nameOfPerson(issue.issuedBy),
      due: issue.due,
      returnedAt: returned?.at ?? null,
      returnedBy: returned === null ? '' : from.nameOfPerson(returned.by),
      returnedCondition: returned?.condition ?? '',
      returnedWords: returned?.words ?? '',
    };
  });
}

/** Personal use of an issued device stands among the permissions of the day (SETTINGS B3). */
export function dayPersonalUses(from: SettingDeviceSources): readonly DayPermission[] {
  return from.personalUses.map((use) => ({
    authorisation: use.id,
    kind: 'personal-use',
    who: from.nameOfPerson(use.person),
    reason: use.reason,
    words: [from.settingDevice(use.device)?.assetNumber, use.words].filter(Boolean).join(': '),
    place: use.place,
    from: use.from,
    until: use.until,
    grantedBy: from.nameOfPerson(use.grantedBy),
    releasedAt: null,
    returnedAt: null,
    checkIns: [],
    organisation: '',
    ended: use.endedAt === null ? '' : 'withdrawn',
  }));
}
