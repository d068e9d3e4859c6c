import type { OfChild } from '../main/contract/screen-state.ts';
import type { Translate } from './language.ts';
import { countOf, type DeclaredDevices } from './vocabulary.ts';

/**
 * `your phone` for one device, `your things` for more, `the device of A C` for a child's: for sentences in which they are put,
 * taken or handed over.
 */
export function yourThings(devices: DeclaredDevices, t: Translate, ofChild?: OfChild): string {
  if (ofChild !== undefined) return t('child-device.things', { initials: ofChild.initials });
  const [first] = devices;
  if (first === undefined) return t('device.phone.yours');
  return countOf(devices) === 1 ? t(`device.${first.kind}.yours`) : t('devices.your-things');
}
