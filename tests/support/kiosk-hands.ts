import { expect } from 'vitest';
import type { Record } from '../../db/record.ts';
import type { PretendDevices } from '../../hardware/simulation/pretend-devices.ts';
import type { PretendPort } from '../../hardware/simulation/world.ts';
import { type Intent, parseIntent } from '../../main/contract/intents.ts';
import type { ScreenName, ScreenOf, ScreenState } from '../../main/contract/screen-state.ts';
import type { KioskDesk } from '../../main/desks/kiosk-desk.ts';
import type { EventKind } from '../../main/domain/record/audit-event.ts';
import { SIGNATURE, visitorTouches } from './builders.ts';
import type { Known } from './kiosk-people.ts';
import type { SimulatedTime } from './simulated-time.ts';

interface Parts {
  readonly people: readonly Known[];
  readonly record: Record;
  readonly devices: PretendDevices;
  readonly readerPort: PretendPort;
  readonly desk: KioskDesk;
  readonly clock: { now(): number; monotonic(): number; jump(ms: number): void; sleep(ms: number): void };
  readonly time: SimulatedTime;
  readonly states: readonly ScreenState[];
  /** The last entry before this run. */
  readonly began: number;
}

export function doorOf(frame: string): number {
  const [board = 0, lock = 0] = frame.slice('open '.length).split('/').map(Number);
  return (board - 1) * 24 + lock;
}

/** What people do at a kiosk and what can be seen of it, in plain words. */
export function handsOn({ people, record, devices, readerPort, desk, clock, time, states, began }: Parts) {
  let mark = record.log.head().seq;
  const tapped = new Map<string, number>();
  const entriesSince = (seq: number) => record.log.range(seq + 1, record.log.head().seq);

  const kiosk = {
    people,
    record,
    devices,
    readerPort,
    desk,
    clock,
    time,
    states,
    /** One of the people, by first name. */
    person(first: string): Known {
      const found = people.find((person) => person.first === first);
      if (found === undefined) throw new Error(`Nobody here is called ${first}`);
      return found;
    },
    state: () => desk.state(),
    /** The screen in front of the person, which must be the named one. */
    screen<N extends ScreenName>(name: N): ScreenOf<N> {
      const { screen } = desk.state();
      expect(screen.name).toBe(name);
      return screen as ScreenOf<N>;
    },
    shows: () => desk.state().screen.name,
    /** What the last push sounded like. */
    sound: () => states.at(-1)?.sound ?? null,
    /** Sends what a person means through the contract, as the screen does, and waits for what the station does at once. */
    async send(...intents: readonly Intent[]): Promise<boolean> {
      let understood = true;
      for (const intent of intents) {
        const parsed = parseIntent(JSON.parse(JSON.stringify(intent)));
        if (parsed === null) throw new Error(`Not an intent: ${JSON.stringify(intent)}`);
        understood = desk.intent(parsed);
        await desk.settled();
        await time.settle();
      }
      return understood;
    },
    /** Holds a badge to the pretended reader until it is read, late enough that it counts again. */
    async tap(person: Known | string): Promise<void> {
      const badge = typeof person === 'string' ? person : person.badge;
      const since = performance.now() - (tapped.get(badge) ?? Number.NEGATIVE_INFINITY);
      if (since < 3000) await time.pass(3000 - since);
      await devices.tap(badge);
      await time.pass(300);
      tapped.set(badge, performance.now());
    },
    /** Lets the sign-in of a visitor run to the agreed rules; what comes next is a door, a hand-in or a pass. */
    async visitorAgrees(name: string, more: Parameters<typeof visitorTouches>[1] = {}): Promise<void> {
      await kiosk.send(...visitorTouches(name, more));
      await kiosk.agree();
    },
    async agree(): Promise<void> {
      await time.pass(5100);
      await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
    },
    /** A visitor from the welcome screen to the shut door and back to welcome; gives the pass. */
    async visitorArrives(name: string, more: Parameters<typeof visitorTouches>[1] = {}): Promise<string> {
      await kiosk.visitorAgrees(name, more);
      if (kiosk.shows() === 'door') await kiosk.useDoor();
      const { pass } = kiosk.screen('pass');
      await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
      expect(kiosk.shows()).toBe('welcome');
      return pass;
    },
    /** Waits for the door of the person at the screen, pushes it shut, and reads the thank-you. */
    async useDoor(): Promise<number> {
      const { door } = kiosk.screen('door');
      await kiosk.doorOpens(door);
      await kiosk.pushShut(door);
      await time.until(() => {
        const { screen } = desk.state();
        return screen.name !== 'door' || screen.stage === 'closed';
      }, `door ${door} to be seen shut`);
      await kiosk.send({ intent: 'go-on' });
      return door;
    },
    doorOpens: (door: number) =>
      time.until(() => {
        const { screen } = desk.state();
        return screen.name === 'door' && screen.door === door && screen.stage === 'open';
      }, `door ${door} to open`),
    /** A member of staff taps in, uses the door and is gone from the screen. */
    async staffArrives(person: Known): Promise<number> {
      await kiosk.tap(person);
      const door = await kiosk.useDoor();
      await kiosk.send({ intent: 'finish' });
      expect(kiosk.shows()).toBe('welcome');
      return door;
    },
    /** A manager who is signed in opens the desk with badge and PIN. */
    async openDesk(person: Known, pin = person.pin ?? ''): Promise<void> {
      await time.pass(3000);
      await kiosk.tap(person);
      await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin });
    },
    /** A decision at the desk, with the PIN that makes it. */
    async decide(person: Known, decision: Intent): Promise<ScreenOf<'desk'>> {
      await kiosk.send(decision);
      await kiosk.send({ intent: 'give-pin', pin: person.pin ?? '' });
      return kiosk.screen('desk');
    },
    openDoors: async () => (await devices.doors()).flatMap(({ door, state }) => (state === 'open' ? [door] : [])),
    pushShut: (door: number) => devices.closeDoor(door),
    jam: (door: number) => devices.fault(door, 'jam'),
    /** Door numbers that the board was told to open, in order. */
    pulses: () => devices.bus.seen().flatMap(({ frame }) => (frame?.startsWith('open ') ? [doorOf(frame)] : [])),
    pass: (ms: number) => time.pass(ms),
    /** Both clocks go on by so much in one go, as when nobody was there for hours; the next tick sees it. */
    async later(ms: number): Promise<void> {
      clock.sleep(ms);
      // The reader's time does not sleep: a badge counts again after some seconds.
      await time.pass(3000);
    },
    /** The kinds of entries since the kiosk opened, or since `forget`. */
    auditKinds: (): readonly EventKind[] => entriesSince(mark).map((entry) => entry.kind),
    forget() {
      mark = record.log.head().seq;
    },
    entries: () => entriesSince(mark),
    allEntries: () => entriesSince(0),
    startEntries: () => entriesSince(began),
    exceptions: () => record.exceptions.open().map(({ kind }) => kind),
  };
  return kiosk;
}
