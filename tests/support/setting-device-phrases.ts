import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import { DEVICE_CONDITIONS, DEVICE_ORIGINS, DEVICE_USES } from '../../main/domain/record/setting-device-events.ts';
import { PAGE_PARTS, PROTECTIONS } from '../../main/domain/setting-devices/register-page.ts';

/** What the register can hold against handing out a device; what the user has yet to say is never among it. */
const AGAINST = [
  'retired',
  'out',
  'not-for-them',
  'personal-use',
  'encrypted',
  'passcode',
  'restricted',
  'authorised-user',
  'off-site-allowed',
  'signed-agreement',
  'cleared',
  'risk-assessment',
];

/** What stands in the gaps of keys that the forms about setting-owned devices say. */
export const SETTING_DEVICE_TEMPLATES: { readonly [template: string]: () => readonly string[] } = {
  'device.${kind}': () => DEVICE_KINDS,
  'form.setting-device.use.${use}': () => DEVICE_USES,
  'form.setting-device.says.${taking.use}': () => DEVICE_USES,
  'form.setting-device.says-purpose.${taking.use}': () => DEVICE_USES,
  'form.setting-device.why.${why}': () => AGAINST,
  'form.setting-device.why-do.${reason.why}': () => AGAINST,
  'form.setting-device.condition.${id}': () => DEVICE_CONDITIONS,
  'form.setting-device.back-says.${conditionOf(answers)}': () => DEVICE_CONDITIONS,
  'form.setting-device.origin.${origin}': () => DEVICE_ORIGINS,
  'form.setting-device.protection.${one}': () => PROTECTIONS,
  'form.setting-device.part.${part}': () => PAGE_PARTS,
};
