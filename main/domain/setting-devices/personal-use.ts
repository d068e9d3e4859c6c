import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { PersonalUse } from '../record/setting-device-state.ts';

/** The kind of authorisation behind personal use of an issued device (SETTINGS B3); a policy without it allows none. */
export const PERSONAL_USE = 'personal-use-of-an-issued-device';

/** The permission that this person has for this device now; null when there is none, or its time is over. */
export function personalUseOf(device: Id, person: Id, facts: Pick<Facts, 'now' | 'personalUses'>): PersonalUse | null {
  return (
    facts
      .personalUses()
      .find(
        (use) => use.device === device && use.person === person && use.from <= facts.now && facts.now < use.until,
      ) ?? null
  );
}
