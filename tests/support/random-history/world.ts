import { createHash } from 'node:crypto';
import { DEVICE_KINDS, type DeclaredDevice } from '../../../main/domain/devices.ts';
import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';

export type DepositState = 'intended' | 'handed-over' | 'held' | 'released' | 'unknown' | 'gone';
export type MovementState = 'intended' | 'opened' | 'did-not-open' | 'finished' | 'unknown';

interface KnownPerson {
  readonly here: boolean;
  readonly badge: string | null;
  readonly pin: boolean;
  readonly tries: number;
}

/** What may happen next; null when it cannot happen now. */
export interface Steps {
  readonly [name: string]: () => AuditEvent | readonly AuditEvent[] | null;
}

/**
 * A small picture of the kiosk, kept beside the record under test. It is written from the meaning of the events and not from
 * db/projection, so that the two can be compared.
 */
export class World {
  readonly people = new Map<string, KnownPerson>();
  readonly children = new Map<string, boolean>();
  readonly visits = new Map<string, { person: string | null; open: boolean }>();
  readonly deposits = new Map<string, { visit: string | null; place: string; state: DepositState }>();
  /** Deposits that are kept as evidence, by hold. */
  readonly holds = new Map<string, string>();
  readonly movements = new Map<string, { compartment: number; state: MovementState }>();
  readonly authorisations = new Map<string, { visit: string; open: boolean; out: string | null; checkIns: boolean }>();
  readonly exceptions = new Map<string, boolean>();
  readonly settingDevices = new Map<string, { assetNumber: string; retired: boolean; checkedOn: string | null }>();
  readonly issues = new Map<string, { device: string; out: boolean }>();
  readonly personalUses = new Map<string, { device: string; person: string; open: boolean }>();
  readonly arrangements = new Map<string, { open: boolean }>();
  readonly uses: { readonly visit: string; readonly arrangement: string }[] = [];
  readonly outOfOrder = new Map<number, string | null>();
  readonly closings: { day: string; hash: string }[] = [];
  /** How many were reported; their numbers have no gaps. */
  incidents = 0;
  policy: string | null = null;
  #made = 0;
  #draw: () => number = () => 0;

  startFrom(choice: number): void {
    this.#draw = random(choice);
  }

  get openVisits(): string[] {
    return this.keys(this.visits, ({ open }) => open);
  }

  get openDeposits(): string[] {
    return this.keys(this.deposits, ({ state }) => state !== 'gone');
  }

  get unfinishedMovements(): string[] {
    return this.keys(this.movements, ({ state }) => state === 'intended' || state === 'opened');
  }

  here(): string | null {
    return this.pick(this.keys(this.people, (person) => person.here));
  }

  anyVisit(): string | null {
    return this.pick([...this.visits.keys()]);
  }

  openVisit(): string | null {
    return this.pick(this.openVisits);
  }

  deposit(...states: readonly DepositState[]): string | null {
    return this.pick(this.keys(this.deposits, ({ state }) => states.includes(state)));
  }

  /** One that is kept against its owner by nobody. */
  freeDeposit(...states: readonly DepositState[]): string | null {
    const kept = new Set(this.holds.values());
    const free = [...this.deposits].filter(([id, { state }]) => states.includes(state) && !kept.has(id));
    return this.pick(free.map(([id]) => id));
  }

  movement(...states: readonly MovementState[]): string | null {
    return this.pick(this.keys(this.movements, ({ state }) => states.includes(state)));
  }

  setDeposit(id: string, state: DepositState): void {
    const known = this.deposits.get(id);
    if (known !== undefined) this.deposits.set(id, { ...known, state });
  }

  setMovement(id: string, state: MovementState): void {
    const known = this.movements.get(id);
    if (known !== undefined) this.movements.set(id, { ...known, state });
  }

  changePerson(
    person: string | null,
    change: (known: KnownPerson) => KnownPerson,
    make: (person: string) => AuditEvent,
  ): AuditEvent | null {
    const known = person === null ? undefined : this.people.get(person);
    if (person === null || known === undefined) return null;
    this.people.set(person, change(known));
    return make(person);
  }

  keys<T>(map: ReadonlyMap<string, T>, wanted: (value: T) => boolean): string[] {
    return [...map].filter(([, value]) => wanted(value)).map(([id]) => id);
  }

  pick(ids: readonly string[]): string | null {
    return ids.length === 0 ? null : this.one(ids);
  }

  one<T>(list: readonly T[]): T {
    const one = list[this.upTo(list.length)];
    if (one === undefined) throw new Error('Nothing to choose from');
    return one;
  }

  /** 0 to n - 1. */
  upTo(n: number): number {
    return Math.floor(this.#draw() * n);
  }

  chance(): boolean {
    return this.#draw() < 0.5;
  }

  id(what: string): string {
    this.#made += 1;
    return `${what}-${this.#made}`;
  }

  hash(): string {
    return createHash('sha256').update(`${this.#made}${this.#draw()}`).digest('hex');
  }

  day(): string {
    return `2026-11-2${this.upTo(4)}`;
  }

  word(): string {
    return this.one(['Ada Lind', 'Žofie', '', 'née "Quoted"', 'a\u0000b', '李', '👩🏽‍🏫', 'x'.repeat(90)]);
  }

  devices(least: number): DeclaredDevice[] {
    return Array.from({ length: least + this.upTo(3) }, () => ({
      kind: this.one(DEVICE_KINDS),
      ownership: this.one(['personal', 'work-issued', 'setting-owned'] as const),
      count: 1 + this.upTo(8),
    }));
  }
}

export function ifAny(id: string | null, make: (id: string) => AuditEvent | null): AuditEvent | null {
  return id === null ? null : make(id);
}

/** mulberry32: small, seeded, good enough to invent stories. @returns numbers from 0 to below 1 */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
