import type { DeclaredDevice } from '../devices.ts';
import type { Answer } from '../forms/form.ts';
import type { Id, PersonType, WalkInType } from '../people.ts';
import type { Person } from '../record/state.ts';

/**
 * What can happen to a flow: what a person means (names as in the contract's intents), what a door or badge did, what an
 * effect came to, and time.
 */
export type Happening =
  | { readonly happened: 'tick' }
  | { readonly happened: 'timed-out' }
  | { readonly happened: 'not-recorded'; readonly code: 'record-full' | 'record-read-only' | 'record-failed' }
  /** A badge that is on record, valid or not; unknown badges are `badge-unknown`. */
  | {
      readonly happened: 'badge';
      readonly person: Person;
      readonly valid: boolean;
      readonly keyedHash: string;
      readonly reader: string;
    }
  | { readonly happened: 'badge-unknown'; readonly keyedHash: string; readonly reader: string }
  /** The bytes went out: from here on the door may spring open. */
  | { readonly happened: 'door-pulsed'; readonly movement: Id }
  | { readonly happened: 'door-opened'; readonly movement: Id }
  | { readonly happened: 'door-did-not-open'; readonly movement: Id; readonly why: string }
  | { readonly happened: 'door-closed'; readonly movement: Id }
  /** `check` is the id of the look that was asked for: an answer to another one concerns nobody any more. */
  | { readonly happened: 'pin-accepted'; readonly person: Id; readonly check: Id }
  | { readonly happened: 'pin-not-recorded'; readonly check: Id; readonly code: 'record-failed' }
  | {
      readonly happened: 'pin-refused';
      readonly check: Id;
      readonly person: Id;
      readonly waitUntil: number | null;
      readonly triesLeft: number;
      readonly lockedOut: boolean;
      readonly shut: boolean;
    }
  | { readonly happened: 'desk-done'; readonly id: Id; readonly work: string; readonly outcome: DeskOutcome }
  // What people mean
  | { readonly happened: 'finish' | 'back' | 'go-on' | 'still-here' }
  | { readonly happened: 'start'; readonly purpose: 'visiting' | 'family' | 'leaving' | 'staff' }
  | { readonly happened: 'choose-person-type'; readonly personType: WalkInType }
  | { readonly happened: 'give-name'; readonly first: string; readonly last: string }
  | { readonly happened: 'give-organisation'; readonly organisation: string }
  | { readonly happened: 'find-host'; readonly letters: string }
  | { readonly happened: 'choose-host'; readonly person: Id }
  | { readonly happened: 'someone-else'; readonly words: string }
  | {
      readonly happened: 'declare-devices';
      readonly devices: readonly DeclaredDevice[];
      readonly otherWord?: string | undefined;
    }
  | { readonly happened: 'accept-arrangement' | 'without-arrangement' }
  | { readonly happened: 'join-event'; readonly arrangement: Id }
  | { readonly happened: 'agree-rules'; readonly signature?: unknown }
  /** What is on the screen stands there in another language now. */
  | { readonly happened: 'language-changed' }
  | { readonly happened: 'show-full-rules'; readonly show: boolean }
  | { readonly happened: 'give-pass'; readonly pass: string }
  | { readonly happened: 'leave-without-pass' }
  | { readonly happened: 'give-leaving-name'; readonly lastNameLetters: string; readonly host: string }
  | {
      readonly happened:
        | 'door-stays-shut'
        | 'use-another-door'
        | 'handed-over'
        | 'nothing-today'
        | 'something-different'
        | 'change-usual'
        | 'whom-to-turn-to';
    }
  | { readonly happened: 'say-on-duty'; readonly onDuty: boolean }
  | { readonly happened: 'back-with-device' | 'step-out' | 'leave-now' | 'have-my-things' | 'open-desk' }
  | { readonly happened: 'confirm-hand-in'; readonly deposit: Id }
  | { readonly happened: 'note-condition' }
  | { readonly happened: 'let-it-in' }
  | { readonly happened: 'give-condition'; readonly damaged: boolean; readonly words: string }
  | { readonly happened: 'give-personal-code' | 'give-family-code'; readonly code: string }
  | { readonly happened: 'give-pin' | 'choose-pin'; readonly pin: string }
  | { readonly happened: 'use-recovery-code' }
  | { readonly happened: 'new-recovery-code' }
  | { readonly happened: 'give-recovery-code'; readonly code: string }
  | {
      readonly happened: 'family-visit';
      readonly what: 'dropping-off' | 'collecting' | 'settling';
      readonly children: readonly Id[];
    }
  // Forms, at the desk and in staff's own session
  | { readonly happened: 'open-form'; readonly form: string; readonly subject?: string | undefined }
  | { readonly happened: 'answer'; readonly value: Answer }
  | { readonly happened: 'skip-answer' }
  | { readonly happened: 'report-concern' }
  | { readonly happened: 'sign-agreement'; readonly agreement: string }
  // At the manager's desk
  | { readonly happened: 'desk-tab'; readonly tab: string }
  | { readonly happened: 'desk-cancel' | 'begin-close' }
  | { readonly happened: 'import-roster' }
  | { readonly happened: 'close-day' }
  | {
      readonly happened: 'grant-use';
      readonly visit: Id;
      readonly reason: string;
      readonly words: string;
      readonly place: string;
      readonly minutes: number;
      readonly childFree: boolean;
      /** Which kind of the policy; emergency use where it is left out. */
      readonly authorisation?: string | undefined;
      readonly organisation?: string | undefined;
      /** The sentences of the policy that were confirmed, by id. */
      readonly confirmed?: readonly string[] | undefined;
      readonly checkInMinutes?: number | undefined;
    }
  | { readonly happened: 'end-authorisation'; readonly authorisation: Id }
  | { readonly happened: 'override-open'; readonly compartment: number; readonly words: string }
  | { readonly happened: 'compartment-in-order'; readonly compartment: number }
  | { readonly happened: 'mark-collected'; readonly deposit: Id; readonly words: string }
  | { readonly happened: 'confirm-handed-over'; readonly deposit: Id }
  | { readonly happened: 'resolve-exception'; readonly exception: Id; readonly words: string }
  | { readonly happened: 'end-visit'; readonly visit: Id; readonly words: string }
  | {
      readonly happened: 'add-person';
      readonly personType: PersonType;
      readonly first: string;
      readonly last: string;
      readonly manager: boolean;
      readonly standingPhones: number;
      readonly personalCode: boolean;
      readonly pin?: string | undefined;
    }
  | {
      readonly happened: 'add-family';
      readonly first: string;
      readonly last: string;
      readonly initials: readonly string[];
    }
  | { readonly happened: 'person-left' | 'await-badge-for' | 'new-code'; readonly person: Id }
  | { readonly happened: 'child-left'; readonly child: Id }
  | { readonly happened: 'set-pin'; readonly person: Id; readonly pin: string }
  | { readonly happened: 'accept-difference'; readonly what: string; readonly words: string };

/** Shown once to be written down; gone with the next page. */
export interface FreshCode {
  readonly name: string;
  readonly kind: 'personal-code' | 'family-code' | 'recovery-code';
  readonly code: string;
}

export type DeskOutcome =
  | {
      readonly ok: true;
      readonly facts: Readonly<Record<string, string | number>>;
      readonly faults?: readonly {
        readonly line: number;
        readonly column?: string;
        readonly code: string;
        readonly gaps: Readonly<Record<string, string | number>>;
      }[];
      /** Codes that the work made, to be written down. */
      readonly fresh?: readonly FreshCode[];
    }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, string | number>> };
