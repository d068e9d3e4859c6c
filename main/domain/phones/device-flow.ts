import type { DeclaredDevice } from '../devices.ts';
import type { Id, PersonType } from '../people.ts';
import type { DoorStep } from './door-step.ts';

/** Whose devices are moved, and in which visit. `person` is null for a visitor who is known by the visit alone. */
export interface Holder {
  readonly visit: Id;
  readonly person: Id | null;
  readonly firstName: string;
  readonly personType: PersonType;
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
}

/** Devices go in: at sign-in, door by door and store by store. */
export interface PutAwayFlow {
  readonly flow: 'put-away';
  readonly holder: Holder;
  readonly step: AtDoor | AtHandIn;
  readonly rest: readonly PutAwayTask[];
  /** What stays in bag or pocket, told on the pass. */
  readonly inBag: readonly DeclaredDevice[];
  /** The visitor's pass, not yet shown; absent for people with a badge or code. */
  readonly pass?: string;
}

export interface TakeOutAtDoor {
  readonly at: 'door';
  readonly deposit: Id;
  readonly door: DoorStep;
  readonly devices: readonly DeclaredDevice[];
  /** Pulses given so far; PROTOCOLS fault F12 allows two further ones. */
  readonly pulses: number;
  /** No further try from here: a person with a key is needed, and that is on record. Leaving without the device stays open. */
  readonly givenUp: boolean;
}

export interface TakeOutByHand {
  readonly at: 'by-hand';
  readonly deposit: Id;
  readonly store: string;
  readonly place: string;
  readonly devices: readonly DeclaredDevice[];
}

/** Devices come out and the visit ends. */
export interface TakeOutFlow {
  readonly flow: 'take-out';
  readonly holder: Holder;
  readonly step: TakeOutAtDoor | TakeOutByHand;
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
  readonly use: { readonly kind: string; readonly place: string; readonly until: number | null };
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
