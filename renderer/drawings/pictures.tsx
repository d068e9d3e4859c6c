import type { ReactElement } from 'react';
import { DeviceDrawing } from './devices.tsx';
import { PhoneIntoBag, PhoneIntoDrawer, PhoneIntoLockerSmall, PhoneToOfficeSmall, PhoneWithPin } from './hands.tsx';
import {
  AttendingStaff,
  ChildrenSafe,
  ContactThroughOffice,
  EventPhotos,
  GardenGate,
  LeaveOutside,
  OfficeDoor,
  OutsideFront,
  QuietRoom,
  SettingTablet,
} from './places.tsx';
import {
  AskManager,
  Badge,
  Consequence,
  NoCalls,
  NoPhonesSign,
  NoPhotos,
  NoSocialMedia,
  PassCard,
  ReportConcern,
  Telephone,
} from './signs.tsx';

/** The pictures that a policy file may put beside a sentence, by the names it uses. */
const PICTURES: Readonly<Record<string, () => ReactElement>> = {
  'no-phones': () => <NoPhonesSign />,
  'no-photos': NoPhotos,
  'no-calls': NoCalls,
  'no-social-media': NoSocialMedia,
  'phone-in-bag': PhoneIntoBag,
  'phone-into-locker': PhoneIntoLockerSmall,
  'phone-to-office': PhoneToOfficeSmall,
  'phone-into-drawer': PhoneIntoDrawer,
  'phone-with-pin': PhoneWithPin,
  'leave-outside': LeaveOutside,
  'office-door': OfficeDoor,
  'outside-front': OutsideFront,
  'quiet-room': QuietRoom,
  'garden-gate': GardenGate,
  'ask-manager': AskManager,
  'setting-tablet': SettingTablet,
  'contact-through-office': ContactThroughOffice,
  'attending-staff': AttendingStaff,
  'event-photos': EventPhotos,
  'report-concern': ReportConcern,
  telephone: Telephone,
  badge: () => <Badge />,
  pass: PassCard,
  'children-safe': ChildrenSafe,
  consequence: Consequence,
};

/** A picture by name; a name that we have not drawn shows the phone, which every rule is about. */
export function Picture({ name }: { readonly name: string }) {
  const Drawn = PICTURES[name];
  return Drawn ? <Drawn /> : <DeviceDrawing kind="phone" />;
}

export function isDrawn(name: string): boolean {
  return Object.hasOwn(PICTURES, name);
}
