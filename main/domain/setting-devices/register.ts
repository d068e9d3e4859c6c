import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../clock.ts';
import { nameOf } from '../desk/names.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import { isFor } from '../policy/who.ts';
import type { SettingDevice, SettingDeviceIssue } from '../record/setting-device-state.ts';
import type { Person } from '../record/state.ts';
import { mayHaveDevices } from './may-issue.ts';

/** What asks for somebody's eye, device by device. */
export type Attention = 'protection-never-checked' | 'protection-check-due' | 'not-cleared' | 'came-back-damaged';

/** The day on which protective software is to be looked at again; null where the policy asks for none (SETTINGS B17). */
export function protectionDue(device: SettingDevice, policy: Policy): string | null {
  const { protectionCheckDays } = policy.settingDevices;
  if (protectionCheckDays === undefined || device.checked === null) return null;
  return Temporal.PlainDate.from(device.checked.on).add({ days: protectionCheckDays }).toString();
}

/** What is to be done about a device that is in use (SETTINGS B17, C14). */
export function attentionFor(
  device: SettingDevice,
  last: SettingDeviceIssue | null,
  { policy, day }: Pick<Facts, 'policy' | 'day'>,
): readonly Attention[] {
  const found: Attention[] = [];
  if (policy.settingDevices.protectionCheckDays !== undefined) {
    const due = protectionDue(device, policy);
    if (due === null) found.push('protection-never-checked');
    else if (due <= day) found.push('protection-check-due');
  }
  const asksCleared = policy.settingDevices.checks.some(({ needs }) => needs.includes('cleared'));
  if (asksCleared && device.origin !== 'new' && !device.cleared) found.push('not-cleared');
  if (last?.returned?.condition === 'damaged') found.push('came-back-damaged');
  return found;
}

/** The devices in use that ask for somebody's eye. */
export function toLookAt(
  facts: Pick<Facts, 'policy' | 'day' | 'settingDevices' | 'lastIssueOf'>,
): readonly SettingDevice[] {
  return facts
    .settingDevices()
    .filter(
      (device) => device.retiredAt === null && attentionFor(device, facts.lastIssueOf(device.id), facts).length > 0,
    );
}

export function isOverdue(issue: SettingDeviceIssue, now: EpochMs): boolean {
  return issue.returned === null && now > issue.due;
}

export function overdueIssues(facts: Pick<Facts, 'now' | 'issuedDevices'>): readonly SettingDeviceIssue[] {
  return facts.issuedDevices().filter((issue) => isOverdue(issue, facts.now));
}

/** Agreements that the checks ask for, each with who may have a device and has not signed it (SETTINGS A10). */
export function unsigned(
  facts: Pick<Facts, 'policy' | 'people' | 'hasSigned'>,
): readonly { readonly agreement: string; readonly people: readonly Person[] }[] {
  const { policy } = facts;
  const asked = policy.settingDevices.checks.flatMap(({ agreement }) => (agreement === undefined ? [] : [agreement]));
  return [...new Set(asked)].map((agreement) => ({
    agreement,
    people: facts
      .people()
      .filter(
        (person) =>
          person.active &&
          (mayHaveDevices(person, policy) ||
            isFor(policy.agreements[agreement]?.for ?? [], person.personType, policy.groups)) &&
          !facts.hasSigned(person.id, agreement),
      ),
  }));
}

export function settingDevice(id: Id | null, facts: Pick<Facts, 'settingDevices'>): SettingDevice | null {
  return facts.settingDevices().find((device) => device.id === id) ?? null;
}

/** Why something has to wait until this device is back. */
export function stillOut(
  issue: SettingDeviceIssue,
  facts: Pick<Facts, 'settingDevices' | 'person'>,
): { readonly code: 'setting-device-out'; readonly gaps: { readonly who: string; readonly device: string } } {
  const [device, person] = [settingDevice(issue.device, facts), facts.person(issue.person)];
  const gaps = { who: person === null ? '' : nameOf(person), device: device === null ? '' : nameOfDevice(device) };
  return { code: 'setting-device-out', gaps };
}

/** The device as people speak of it: its label, and its number where the label was erased. */
export function nameOfDevice({ label, assetNumber }: SettingDevice): string {
  return label === null || label === '' ? assetNumber : `${label} (${assetNumber})`;
}
