import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import type { DEVICE_NEEDS } from '../policy/safeguarding.ts';
import type { RuleId } from '../policy/terms.ts';
import { isFor } from '../policy/who.ts';
import type { DeviceUse } from '../record/setting-device-events.ts';
import type { SettingDevice } from '../record/setting-device-state.ts';
import type { Person } from '../record/state.ts';
import { PERSONAL_USE, personalUseOf } from './personal-use.ts';

type Check = Policy['settingDevices']['checks'][number];
type Need = (typeof DEVICE_NEEDS)[number];

/** What a device is wanted for, and what its user said about it so far. */
export interface Taking {
  readonly use: DeviceUse;
  readonly withChildren: boolean;
  readonly dataMovedOff: boolean;
  readonly purpose: string | null;
  readonly permissionHeld: boolean;
  readonly noticeAccepted: boolean;
}

/** One thing that keeps a device here, and the rule it comes from. */
export interface Reason {
  readonly why: 'retired' | 'out' | 'not-for-them' | 'personal-use' | 'notice' | Need;
  readonly rule: RuleId;
  /** The agreement that has to be signed. */
  readonly agreement?: string;
}

/** What the user says at the moment of issue; everything else is the register's to say. */
const SAID: readonly Reason['why'][] = ['data-moved-off', 'purpose', 'permission-held', 'notice'];

export type IssueFacts = Pick<Facts, 'now' | 'settingDevices' | 'issuedDevices' | 'personalUses' | 'hasSigned'>;

/** An outing and personal use leave the premises too, so whatever holds off site holds for them. */
const MOMENTS: { readonly [U in DeviceUse]: readonly Check['at'][] } = {
  'on-site': ['issue'],
  'off-site': ['issue', 'off-site'],
  outing: ['issue', 'off-site', 'outing'],
  'personal-use': ['issue', 'off-site'],
};

/** The checks of the policy that hold for this device and this use. */
function checksFor(device: SettingDevice, taking: Pick<Taking, 'use' | 'withChildren'>, policy: Policy) {
  const moments = MOMENTS[taking.use];
  return policy.settingDevices.checks.filter(
    ({ at, kinds }) =>
      (at === 'use-with-children' ? taking.withChildren : moments.includes(at)) &&
      (kinds === undefined || kinds.includes(device.kind)),
  );
}

/** Whether this need is asked of this device for this use (SETTINGS B5, C16). */
export function isNeeded(
  need: Need,
  device: SettingDevice,
  taking: Pick<Taking, 'use' | 'withChildren'>,
  policy: Policy,
): boolean {
  return checksFor(device, taking, policy).some(({ needs }) => needs.includes(need));
}

/** Whether it matters under this policy that children use a device (SETTINGS D19). */
export function asksAboutChildren(device: SettingDevice, policy: Policy): boolean {
  return checksFor(device, { use: 'on-site', withChildren: true }, policy).some(({ at }) => at === 'use-with-children');
}

/** Whether a person of this type may be given a device at all (SETTINGS B1, E16). */
export function mayHaveDevices(person: Person, policy: Policy): boolean {
  return person.active && isFor(policy.settingDevices.issuedTo, person.personType, policy.groups);
}

/** Everything that keeps this device from being handed to this person for this use; empty when it may go. */
export function mayIssue(
  device: SettingDevice,
  person: Person,
  taking: Taking,
  policy: Policy,
  facts: IssueFacts,
): readonly Reason[] {
  const { settingDevices } = policy;
  const found: Reason[] = [];
  const add = (why: Reason['why'], rule: RuleId, more: Pick<Reason, 'agreement'> = {}): void => {
    const known = found.some((one) => one.why === why && one.rule === rule && one.agreement === more.agreement);
    if (!known) found.push({ why, rule, ...more });
  };
  if (device.retiredAt !== null) add('retired', settingDevices.rule);
  if (facts.issuedDevices().some((issue) => issue.device === device.id)) add('out', settingDevices.rule);
  if (!mayHaveDevices(person, policy)) add('not-for-them', settingDevices.rule);
  if (taking.use === 'personal-use' && personalUseOf(device.id, person.id, facts) === null)
    add('personal-use', policy.authorisations[PERSONAL_USE]?.rule ?? settingDevices.rule);
  for (const check of checksFor(device, taking, policy)) {
    for (const need of check.needs) {
      if (isMet(need, device, person.id, taking, check, policy, facts)) continue;
      add(need, check.rule, need === 'signed-agreement' && check.agreement ? { agreement: check.agreement } : {});
    }
  }
  if (settingDevices.notice !== undefined && !taking.noticeAccepted) add('notice', settingDevices.rule);
  return found;
}

/** What the register says against it, whatever the user still has to confirm. */
export function againstIt(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ why }) => !SAID.includes(why));
}

function isMet(
  need: Need,
  device: SettingDevice,
  person: Id,
  taking: Taking,
  check: Check,
  policy: Policy,
  facts: IssueFacts,
): boolean {
  switch (need) {
    case 'encrypted':
      return device.encrypted;
    case 'passcode':
      return device.passcode;
    case 'restricted':
      return device.restricted;
    case 'authorised-user':
      return device.users.includes(person);
    case 'off-site-allowed':
      return device.offSiteAllowed;
    case 'signed-agreement':
      return check.agreement !== undefined && facts.hasSigned(person, check.agreement);
    case 'data-moved-off':
      return taking.dataMovedOff;
    case 'cleared':
      return device.origin === 'new' || device.cleared;
    case 'risk-assessment':
      return device.riskAssessed !== null;
    case 'purpose':
      return taking.purpose !== null && Object.hasOwn(policy.settingDevices.purposes, taking.purpose);
    case 'permission-held':
      return taking.permissionHeld;
  }
}
