import type { DeclaredDevice } from '../devices.ts';
import type { Id, PersonType } from '../people.ts';
import type { ChildOwner, Deposit } from '../record/state.ts';
import type { DoorStep } from './door-step.ts';

/** Whose devices are moved, and in which visit. `person` is null for a visitor who is known by the visit alone. */
export interface Holder {
  readonly visit: Id;
  readonly person: Id | null;
  readonly firstName: string;
  readonly personType: PersonType;
}

/** A member of staff (`person`) puts away what a child brought or was found with: no adult's visit (SETTINGS B6, C8, E20). */
export interface ForChild {
  readonly visit: null;
  readonly person: Id;
  readonly firstName: string;
  readonly child: { readonly id: Id | null; readonly initials: string; readonly how: ChildOwner['how'] };
}

/**
 * An adult gets it back for the child: `person`, in whose session it is, is that adult or the member of staff who gives it.
 * `adult.person` is null for an adult who is not on record.
 */
export interface ToAdult {
  readonly visit: null;
  readonly person: Id;
  readonly firstName: string;
  readonly adult: { readonly person: Id | null; readonly name: string; readonly givenBy: Id | null };
}

/** What is still to be put somewhere: one entry per store, since one compartment holds all devices of a visit. */
export interface PutAwayTask {
  readonly store: string;
  readonly devices: readonly DeclaredDevice[];
}

export type HandInReason = 'rule' | 'locker-full' | 'locker-offline' | 'door-stuck' | 'too-big';

export interface AtDoor {
  readonly at: 'door';
  readonly deposit: Id;
  readonly store: string;
  readonly door: DoorStep;
  readonly devices: readonly DeclaredDevice[];
  /** Doors that did not open for this person, to be said on screen. */
  readonly stuck: readonly number[];
  /** The person is choosing other devices while the door stands open. */
  readonly changing: boolean;
  /** The person is noting its condition. */
  readonly noting?: true;
  /** What they chose and may not bring in at all: said until they have seen it. */
  readonly off?: readonly DeclaredDevice[];
}

export interface AtHandIn {
  readonly at: 'hand-in';
  readonly deposit: Id;
  readonly store: string;
  readonly place: string;
  readonly devices: readonly DeclaredDevice[];
  readonly why: HandInReason;
  /** The person is choosing other devices. */
  readonly changing: boolean;
  /** The person is noting its condition. */
  readonly noting?: true;
}

/** Devices go in: at sign-in, door by door and store by store. */
export interface PutAwayFlow {
  readonly flow: 'put-away';
  readonly holder: Holder | ForChild;
  readonly step: AtDoor | AtHandIn;
  readonly rest: readonly PutAwayTask[];
  /** What stays in bag or pocket, told on the pass. */
  readonly inBag: readonly DeclaredDevice[];
  /** The visitor's pass, not yet shown; absent for people with a badge or code. */
  readonly pass?: string;
}

/** What is known of a deposit that comes out: whose it is, where it is a child's, and how it went in. */
interface ComesOut {
  /** Initials. */
  readonly ofChild: string | null;
  readonly condition: Deposit['condition'];
}

export interface TakeOutAtDoor extends ComesOut {
  readonly at: 'door';
  readonly deposit: Id;
  readonly door: DoorStep;
  readonly devices: readonly DeclaredDevice[];
  /** Pulses given so far; PROTOCOLS fault F12 allows two further ones. */
  readonly pulses: number;
  /** No further try from here: a person with a key is needed, and that is on record. Leaving without the device stays open. */
  readonly givenUp: boolean;
}

export interface TakeOutByHand extends ComesOut {
  readonly at: 'by-hand';
  readonly deposit: Id;
  readonly store: string;
  readonly place: string;
  readonly devices: readonly DeclaredDevice[];
}

/** It stays where it is, kept against its owner (SETTINGS E14). */
export interface TakeOutKept extends Pick<ComesOut, 'ofChild'> {
  readonly at: 'kept';
  readonly deposit: Id;
  readonly devices: readonly DeclaredDevice[];
}

/** Devices come out and the visit ends. */
export interface TakeOutFlow {
  readonly flow: 'take-out';
  readonly holder: Holder | ToAdult;
  readonly step: TakeOutAtDoor | TakeOutByHand | TakeOutKept;
  /** Deposits still to come. */
  readonly rest: readonly Id[];
}

/** A device out for permitted use, or back from it; the visit goes on. */
export interface OwnDeviceFlow {
  readonly flow: 'own-device';
  readonly holder: Holder;
  readonly purpose: 'release' | 'return';
  readonly authorisation: Id;
  readonly deposit: Id;
  readonly devices: readonly DeclaredDevice[];
  readonly door: DoorStep;
  /** What for, where, and when it is due back; null until its owner comes back. */
  readonly use: {
    readonly kind: string;
    /** In the words of a person. */
    readonly place: string;
    readonly outing: boolean;
    readonly until: number | null;
  };
  readonly pulses: number;
}

/** A device back from permitted use is given to a person, since its door does not open or it never had one. */
export interface ReturnByHandFlow {
  readonly flow: 'return-by-hand';
  readonly holder: Holder;
  readonly authorisation: Id;
  /** What it is out of. */
  readonly deposit: Id;
  readonly devices: readonly DeclaredDevice[];
  readonly store: string;
  readonly place: string;
  readonly why: HandInReason;
}
