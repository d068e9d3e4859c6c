import type { SigningFlow } from '../agreements/signing-flow.ts';
import type { ChildWaitingFlow } from '../children/child-waiting-flow.ts';
import type { DeskFlow } from '../desk/desk-flow.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { FillingFlow } from '../forms/filling-flow.ts';
import type { ReportingFlow } from '../incidents/reporting-flow.ts';
import type { Id } from '../people.ts';
import type { OwnDeviceFlow, PutAwayFlow, ReturnByHandFlow, TakeOutFlow } from '../phones/device-flow.ts';
import type { FamilyEntryFlow, FamilyFlow } from '../visits/family-flow.ts';
import type { LeaveAttendedFlow } from '../visits/leave-attended.ts';
import type { LeavingFlow } from '../visits/leaving-flow.ts';
import type { RecoveryFlow } from '../visits/recovery-flow.ts';
import type { SignInFlow } from '../visits/sign-in-flow.ts';
import type { PinFlow, StaffDayFlow, StaffEntryFlow } from '../visits/staff-flow.ts';

export interface WelcomeFlow {
  readonly flow: 'welcome';
}

/** The six characters in huge type. The code lives here and on paper only. */
export interface PassFlow {
  readonly flow: 'pass';
  readonly visit: Id;
  readonly firstName: string;
  readonly code: string;
  readonly inBag: readonly DeclaredDevice[];
  /** What comes after it: the pass is shown before a person walks off to hand something in. */
  readonly next?: PutAwayFlow;
}

/** A last word that goes away by itself; the next person need not wait for it. */
export interface FarewellFlow {
  readonly flow: 'farewell';
  readonly firstName?: string;
  readonly says: FarewellKey;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly reminder?: string;
  /** What stays in bag or pocket. */
  readonly inBag?: readonly DeclaredDevice[];
  /** The visit whose devices may still be declared differently, where nothing was put away. */
  readonly mayChange?: Id;
  /** By the monotonic clock. */
  readonly until: number;
}
export type FarewellKey =
  | 'welcome-in'
  | 'welcome-nothing'
  | 'welcome-arranged'
  | 'goodbye'
  | 'dropped-off'
  | 'collecting'
  | 'child-device-later'
  | 'permission-out'
  | 'permission-out-by-hand'
  | 'break-out'
  | 'break-out-by-hand'
  | 'stepped-out'
  | 'stepped-out-by-hand'
  | 'stepped-back'
  | 'outing'
  | 'outing-by-hand'
  | 'checked-in'
  | 'checked-in-last'
  | 'device-back'
  | 'device-handed-back'
  | 'confirmed';

/** Something did not go as hoped: what happened, what it means, what to do (catalogue keys under `kind-word`). */
export interface KindWordFlow {
  readonly flow: 'kind-word';
  readonly word: KindWord;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly until: number | null;
}
export type KindWord =
  | 'badge-unknown'
  | 'not-recorded'
  | 'door-left-open'
  | 'device-kept'
  | 'collect-stuck'
  | 'collect-offline'
  | 'ask-manager'
  | 'ask-staff'
  | 'codes-shut'
  | 'desk-shut'
  | 'pin-locked'
  | 'no-pin';

/** Everything one person at the kiosk can be in the middle of. One session at a time. */
export type Flow =
  | WelcomeFlow
  | SignInFlow
  | PutAwayFlow
  | TakeOutFlow
  | OwnDeviceFlow
  | ReturnByHandFlow
  | PassFlow
  | LeavingFlow
  | LeaveAttendedFlow
  | StaffEntryFlow
  | StaffDayFlow
  | FillingFlow
  | SigningFlow
  | ReportingFlow
  | PinFlow
  | RecoveryFlow
  | FamilyEntryFlow
  | FamilyFlow
  | ChildWaitingFlow
  | FarewellFlow
  | KindWordFlow
  | DeskFlow;

export const WELCOME: WelcomeFlow = { flow: 'welcome' };

/** How long a last word stays, milliseconds: long enough to read two lines, short enough for the next in the rush. */
export const FAREWELL_MS = 6_000;
export const KIND_WORD_MS = 12_000;

export function kindWord(
  word: KindWord,
  monotonic: number,
  facts?: Readonly<Record<string, string | number>>,
): KindWordFlow {
  return { flow: 'kind-word', word, until: monotonic + KIND_WORD_MS, ...(facts ? { facts } : {}) };
}
