import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { openRecord } from '../../db/index.ts';
import type { Record } from '../../db/record.ts';
import { recordOn } from '../../db/record-on.ts';
import { verifyDatabase, verifyFile } from '../../db/verify.ts';
import { type BadgeReader, type LockerBank, openLocker, openReader } from '../../hardware/index.ts';
import { InProcessBinding } from '../../hardware/simulation/in-process-binding.ts';
import { PretendDevices } from '../../hardware/simulation/pretend-devices.ts';
import { type PretendPort, realWorld } from '../../hardware/simulation/world.ts';
import type { Config } from '../../main/config.ts';
import { ScreenState } from '../../main/contract/screen-state.ts';
import { type KioskDesk, openKiosk } from '../../main/desks/kiosk-desk.ts';
import type { PolicyFile, PolicyRefusal } from '../../main/desks/policy-in-force.ts';
import type { Fresh, Printer } from '../../main/desks/ports.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { err } from '../../main/domain/result.ts';
import { type Delivery, deliverToFolder } from '../../main/export/deliver-to-folder.ts';
import { sha256 } from '../../main/keyed-hash.ts';
import type { PersonDraft } from './builders.ts';
import { doorOf, handsOn } from './kiosk-hands.ts';
import { countedFresh, firstEntries, type Known, known, testHashes, testPins } from './kiosk-people.ts';
import { changed, presetPolicy } from './preset-policy.ts';
import { appended, keys, recordOptions, unmanagedRecord } from './record-fixtures.ts';
import { phrasesIn, unsayable } from './said-phrases.ts';
import { simulatedTime } from './simulated-time.ts';

export interface KioskOptions {
  readonly people?: readonly PersonDraft[];
  readonly doors?: number;
  /** False: no locker at all. */
  readonly locker?: boolean;
  readonly reader?: boolean;
  /** The wall clock when the kiosk opens. */
  readonly at?: string;
  /** The record lies in this file instead of in memory. */
  readonly file?: string;
  /** Which of the five; `playgroup-office` where a test does not care. */
  readonly preset?: Parameters<typeof presetPolicy>[0];
  readonly policy?: (copy: Policy) => void;
  readonly policyRefused?: PolicyRefusal;
  readonly policyFile?: PolicyFile;
  /** Entries that are on record before the kiosk opens. */
  readonly before?: readonly AuditEvent[];
  readonly delivery?: Delivery;
  readonly exportFolder?: string;
  /** True unless a test is about what only a real setting does. */
  readonly demonstration?: boolean;
  readonly rosterFile?: string;
  readonly printer?: Printer;
  readonly printsFolder?: string;
  /** Stands between the kiosk and its record, to make writing fail. */
  readonly spoil?: (record: Record) => Record;
}

/** Monday, eight in the morning in London. */
export const MONDAY_8 = '2026-11-23T08:00:00Z';
const KIOSK = 'door-a';
/** Hardware, clocks and codes: what outlives a station that is started again. */
interface Surroundings {
  readonly devices: PretendDevices;
  readonly binding: InProcessBinding;
  readonly lockerPort: PretendPort;
  readonly readerPort: PretendPort;
  readonly time: ReturnType<typeof simulatedTime>;
  readonly clock: { now(): number; monotonic(): number; jump(ms: number): void; sleep(ms: number): void };
  readonly fresh: Fresh;
  readonly people: readonly Known[];
  database: Database | null;
  boots: number;
  /** Doors whose opening is on record, in order. */
  intended: readonly number[];
}

export interface TestKiosk extends ReturnType<typeof handsOn> {
  /** The database of a record in memory. */
  database(): Database;
  stop(): Promise<void>;
  crash(more?: Partial<KioskOptions>): Promise<TestKiosk>;
  restart(more?: Partial<KioskOptions>): Promise<TestKiosk>;
}

/** A whole kiosk in this process: the real desks, rules, record and drivers, a simulated board, and time that a test moves. */
export async function openTestKiosk(options: KioskOptions = {}): Promise<TestKiosk> {
  const time = simulatedTime(Date.parse(options.at ?? MONDAY_8));
  let jumped = 0;
  let slept = 0;
  const clock = {
    now: () => Date.now() + jumped + slept,
    monotonic: () => performance.now() + slept,
    jump: (ms: number) => {
      jumped += ms;
    },
    sleep: (ms: number) => {
      slept += ms;
    },
  };
  const fresh = countedFresh();
  const binding = new InProcessBinding();
  const lockerPort = binding.port('pretend-locker');
  const readerPort = binding.port('pretend-reader');
  const devices = new PretendDevices(options.doors ?? 4, lockerPort, readerPort, realWorld());
  const people = (options.people ?? []).map((draft, index) => known(draft, index, fresh));
  const around: Surroundings = {
    devices,
    binding,
    lockerPort,
    readerPort,
    time,
    clock,
    fresh,
    people,
    database: null,
    boots: 0,
    intended: [],
  };
  const preset = options.preset === undefined ? PRESET : presetPolicy(options.preset);
  const policy = options.policy ? changed(preset, options.policy) : preset;
  const first = await firstEntries(people, policy, fresh);
  return start({ ...options, before: [...first, ...(options.before ?? [])] }, policy, around);
}

const PRESET = presetPolicy('playgroup-office');

function openedRecord(options: KioskOptions, around: Surroundings, boot: string): Record {
  const more = { boot, demonstration: options.demonstration ?? true, clock: around.clock };
  if (options.file === undefined) {
    around.database ??= unmanagedRecord(':memory:', more).database;
    return recordOn(around.database, recordOptions(':memory:', more));
  }
  const opened = openRecord(recordOptions(options.file, more));
  if (!opened.ok) throw new Error(`The record did not open: ${opened.code} ${JSON.stringify(opened.detail)}`);
  return opened.value;
}

async function start(options: KioskOptions, policy: Policy, around: Surroundings): Promise<TestKiosk> {
  const { time, clock, devices, people } = around;
  around.boots += 1;
  const record = openedRecord(options, around, `boot-${around.boots}`);
  if (record.log.head().seq === 0) appended(record, ...(options.before ?? []));
  const began = record.log.head().seq;
  const last = record.lastRun();
  let dead = false;
  const guarded = (options.spoil ?? ((same: Record) => same))(record);
  const hardware = openHardware(options, around);
  const states: ScreenState[] = [];
  const exportFolder = options.exportFolder ?? join('/nowhere', 'outbox');
  const opening = openKiosk({
    config: configOf(options, exportFolder),
    record: {
      ...guarded,
      append: (events) => (dead ? err('record-failed') : guarded.append(events)),
      // In memory one database serves several runs; the test's end closes it.
      close: () => (options.file === undefined ? undefined : record.close()),
    },
    ...hardware,
    policy: { policy, hash: sha256(JSON.stringify(policy)) },
    policyRefused: options.policyRefused ?? null,
    policyFile: options.policyFile ?? { look: () => Promise.resolve(null) },
    clock,
    fresh: around.fresh,
    hashes: testHashes,
    pins: testPins,
    log: () => undefined,
    delivery: options.delivery ?? deliverToFolder(exportFolder),
    printer: options.printer ?? { print: () => Promise.resolve(err('cannot-print-here')) },
    printsFolder: options.printsFolder ?? '/nowhere/prints',
    rosterFile: options.rosterFile ?? '/nowhere/roster.csv',
    programVersion: '0.0.0-test',
    protection: 'file',
    previousStop: last === null ? 'first' : last.stoppedAt === null ? 'unexpected' : 'orderly',
    languages: [
      { id: 'en', name: 'English', direction: 'ltr' },
      { id: 'pl', name: 'Polski', direction: 'ltr' },
    ],
    dock: () => null,
    backUp: () => Promise.resolve(true),
    removeCopies: () => Promise.resolve(),
    // Every state that a test's kiosk ever shows keeps to the contract, and has words in both languages.
    push: (state) => {
      expect(phrasesIn(state.screen).flatMap(unsayable)).toEqual([]);
      states.push(ScreenState.parse(state));
    },
  });
  const desk: KioskDesk = await time.through(opening);
  if (hardware.reader !== null) hardware.reader.onTap((tap) => desk.tap('reader', tap.identity));
  hardware.bank?.onStatus(() => desk.refresh());
  let ticking: NodeJS.Timeout | null = setInterval(() => desk.tick(), 250);

  function halt(): void {
    if (ticking !== null) clearInterval(ticking);
    ticking = null;
  }

  async function stop(): Promise<void> {
    if (dead) return;
    halt();
    await desk.settled();
    keepIntents();
    await time.through(desk.stop());
    dead = true;
  }

  onTestFinished(async () => {
    await stop();
    expectNoDoorUnasked();
    expectWhole();
    around.database?.close();
    around.database = null;
  });

  /** No byte that opens a door went out without an intent that was on record (DESIGN.md, always true 2). */
  function expectNoDoorUnasked(): void {
    const told = devices.bus.seen().flatMap(({ frame }) => (frame?.startsWith('open ') ? [doorOf(frame)] : []));
    const { intended } = around;
    for (const door of new Set(told))
      expect(told.filter((each) => each === door).length, `pulses of door ${door}`).toBeLessThanOrEqual(
        intended.filter((each) => each === door).length,
      );
  }

  function expectWhole(): void {
    const report = options.file === undefined ? wholeInMemory() : wholeFile(options.file);
    expect(report.faults).toEqual([]);
  }
  function wholeInMemory() {
    if (around.database === null) return { faults: [] };
    return verifyDatabase(around.database, { keys });
  }

  const hands = handsOn({ people, record, devices, readerPort: around.readerPort, desk, clock, time, states, began });
  const allEntries = () => hands.allEntries();
  function keepIntents(): void {
    around.intended = allEntries().flatMap((entry) =>
      entry.kind === 'opening-intended' ? [Number(entry.facts['compartment'])] : [],
    );
  }

  return {
    ...hands,
    database: () => {
      if (around.database === null) throw new Error('This record lies in a file');
      return around.database;
    },
    stop,
    /** As after SIGKILL: nothing is written any more, the doors stay as they are, and another run begins. */
    async crash(more: Partial<KioskOptions> = {}): Promise<TestKiosk> {
      keepIntents();
      halt();
      dead = true;
      await time.through(hardware.bank?.close() ?? Promise.resolve());
      await time.through(hardware.reader?.close() ?? Promise.resolve());
      if (options.file !== undefined) record.close();
      return start({ ...options, ...more }, policy, around);
    },
    /** An orderly stop and another run. */
    async restart(more: Partial<KioskOptions> = {}): Promise<TestKiosk> {
      await stop();
      return start({ ...options, ...more }, policy, around);
    },
  };
}

function wholeFile(file: string) {
  const verified = verifyFile(file, { keys });
  if (!verified.ok) throw new Error(`Not verified: ${verified.code}`);
  return verified.value;
}

function openHardware(options: KioskOptions, { devices, binding }: Surroundings) {
  const runtime = { now: () => Date.now(), log: () => undefined, binding };
  const bank: LockerBank | null =
    options.locker === false
      ? null
      : openLocker(
          {
            family: 'a-family',
            port: { path: 'pretend-locker' },
            boards: devices.boards.map(({ address, pulses }) => ({ address, locks: pulses.length })),
            doors: devices.boards.flatMap(({ address, pulses }) =>
              pulses.map((_, index) => ({ door: (address - 1) * 24 + index + 1, board: address, lock: index + 1 })),
            ),
            feedback: 'closed-when-shut',
            statusOrder: 'last-byte-first-locks',
            echo: 'auto',
          },
          runtime,
        );
  const reader: BadgeReader | null =
    options.reader === false
      ? null
      : openReader({ kind: 'serial-ascii', name: 'reader', port: { path: 'pretend-reader' } }, runtime);
  return { bank, reader };
}

function configOf(options: KioskOptions, exportFolder: string): Config {
  return {
    version: 1,
    kiosk: KIOSK,
    setting: {
      name: 'Test Playgroup',
      telephone: '01632 960000',
      timeZone: 'Europe/London',
      opens: '08:00',
      closes: '17:30',
    },
    demonstration: options.demonstration ?? true,
    language: 'en',
    hardware: {
      locker: options.locker === false ? { kind: 'none' } : { kind: 'pretend', doors: options.doors ?? 4, columns: 2 },
      reader: options.reader === false ? { kind: 'none' } : { kind: 'pretend' },
    },
    export: { folder: exportFolder },
  };
}
