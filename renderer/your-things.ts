import type { Translate } from './language.ts';
import { countOf, type DeclaredDevices } from './vocabulary.ts';

/** `your phone` for one device, `your things` for more: for sentences in which they are put, taken or handed over. */
export function yourThings(devices: DeclaredDevices, t: Translate): string {
  const [first] = devices;
  if (first === undefined) return t('device.phone.yours');
  return countOf(devices) === 1 ? t(`device.${first.kind}.yours`) : t('devices.your-things');
}
