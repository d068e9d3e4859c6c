import { dirname } from 'node:path';
import type { Record } from '../../db/index.ts';
import type { BadgeReader, LockerBank } from '../../hardware/index.ts';
import type { Config } from '../config.ts';
import { INTENTS, type Intent } from '../contract/intents.ts';
import type { ScreenState } from '../contract/screen-state.ts';
import type { Clock } from '../domain/clock.ts';
import { waitsForBadge } from '../domain/kiosk/advance.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { Flow } from '../domain/kiosk/flow.ts';
import type { Happening } from '../domain/kiosk/happening.ts';
import { reconcile, unansweredDeposits } from '../domain/phones/reconcile-lockers.ts';
import { graded } from '../domain/policy/graded.ts';
import { inLanguage } from '../domain/policy/requirements.ts';
import type { Delivery } from '../export/deliver-to-folder.ts';
import { watchClock } from './clock-watch.ts';
import { type DayEndDesk, dayEndDesk } from './day-end-desk.ts';
import { deskWorker } from './desk-worker.ts';
import { type DoorKeeper, keepDoors } from './door-keeper.ts';
import { watchDue } from './due-watch.ts';
import { factsOf } from './facts-of.ts';
import { type FlowRunner, runFlows } from './flow-runner.ts';
import { lockerOutage } from './locker-outage.ts';
import { checkPin } from './pin-desk.ts';
import type { PolicyFile, PolicyInForce, PolicyRefusal } from './policy-in-force.ts';
import { watchPolicy } from './policy-watch.ts';
import type { EffectObserver, Fresh, Hashes, Log, PinHashing, Printer } from './ports.ts';
import { printDesk } from './print-desk.ts';
import { retentionDesk } from './retention-desk.ts';
import { bankLayout, bankPicture } from './screens/bank-picture.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { deskView, type RecordState } from './screens/desk-view.ts';
import { publicNotices } from './screens/public-notices.ts';
import { publicScreen } from './screens/public-screen.ts';
import { canGoBack, idleLimit, timed } from './session-limits.ts';

export interface KioskParts {
  readonly config: Config;
  readonly record: Record;
  readonly bank: LockerBank | null;
  readonly reader: BadgeReader | 'keyboard' | null;
  readonly policy: PolicyInForce;
  /** The file beside the one in force was changed and could not be taken. */
  readonly policyRefused: PolicyRefusal | null;
  readonly policyFile: PolicyFile;
  readonly clock: Clock;
  readonly fresh: Fresh;
  readonly hashes: Hashes;
  readonly pins: PinHashing;
  readonly log: Log;
  readonly delivery: Delivery;
  readonly rosterFile: string;
  readonly printer: Printer;
  /** Where PDFs are put, absolute; made when the first one is. */
  readonly printsFolder: string;
  readonly programVersion: string;
  readonly protection: 'keychain' | 'file';
  readonly previousStop: 'first' | 'orderly' | 'unexpected';
  readonly languages: ScreenState['languages'];
  readonly observe?: EffectObserver | undefined;
  /** The development dock's part of the screen, in a demonstration setting. */
  dock(): ScreenState['dock'];
  /** A checked copy of the record, now. */
  backUp(): Promise<boolean>;
  /** Removes copies of the record that were made before that moment. */
  removeCopies(before: number): Promise<void>;
  push(state: ScreenState): void;
}

export interface KioskDesk {
  state(): ScreenState;
  /** False: not understood or not allowed now. The screen stays as it is. */
  intent(intent: Intent): boolean;
  tap(reader: string, identity: string): void;
  /** Called a few times a second; everything that depends on time happens here. */
  tick(): void;
  /** Something outside the flows changed (a plug, the dock): draw again. */
  refresh(): void;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const WATCH_EVERY_MS = 5_000;
const DELIVER_EVERY_MS = 60_000;

const OWN_LOOK: ScreenState['look'] = { theme: 'light', largeText: false };

type Sound = 'accept' | 'door' | 'trouble' | null;

/** One running kiosk: takes intents, taps and time, keeps the one session, and pushes what the screen shows. */
export async function openKiosk(parts: KioskParts): Promise<KioskDesk> {
  const { record, clock, config, fresh, hashes, log } = parts;
  let language = config.language;
  let look: ScreenState['look'] = OWN_LOOK;
  let shown: Flow['flow'] = 'welcome';
  let announcedOn = '';
  let touchedAt = clock.monotonic();
  let revision = 0;
  let watchedAt = Number.NEGATIVE_INFINITY;
  let deliverAt = clock.monotonic() + DELIVER_EVERY_MS;
  let recordState: RecordState = 'sound';

  const append = (events: Parameters<FlowRunner['append']>[0]) => runner.append(events);
  const clockWatch = watchClock(clock, fresh, append, () => push(null));
  const policies = watchPolicy({
    policyFile: parts.policyFile,
    policy: parts.policy,
    refused: parts.policyRefused,
    fresh,
    append,
    changed: () => push(null),
  });
  const policy = policies.inForce;
  const doors: DoorKeeper = keepDoors(
    parts.bank,
    clock,
    (happening) => {
      touchedAt = clock.monotonic();
      runner.doorHappened(happening);
    },
    (door) => runner.doorOpenedUnasked(door),
  );
  const outage = lockerOutage(record);
  const sources = {
    record,
    doors,
    clock,
    fresh,
    hashes,
    timeZone: config.setting.timeZone,
    policy,
    language: () => language,
    outageTold: outage.told,
  };
  const facts = (): Facts => factsOf(sources);
  const dayEnd: DayEndDesk = dayEndDesk({
    record,
    clock,
    delivery: parts.delivery,
    log,
    identity: {
      setting: config.setting.name,
      kiosk: config.kiosk,
      demonstration: config.demonstration,
      timeZone: config.setting.timeZone,
    },
    append,
    facts,
    backUp: parts.backUp,
  });
  const retention = retentionDesk({
    record,
    clock,
    log,
    timeZone: config.setting.timeZone,
    policy,
    facts,
    removeCopies: parts.removeCopies,
  });
  const due = watchDue(record, clock, config.setting.timeZone, facts, append);
  const paper = printDesk({
    record,
    printer: parts.printer,
    folder: parts.printsFolder,
    setting: config.setting,
    demonstration: config.demonstration,
    log,
    facts,
  });
  const deskWork = deskWorker({
    dayEnd,
    paper,
    pins: parts.pins,
    rosterFile: parts.rosterFile,
    importFolder: dirname(parts.rosterFile),
    hasReader: parts.reader !== null,
    fresh,
    facts,
    append,
    earlierPins: (person, most) => record.people.earlierPins(person, most),
  });
  const runner: FlowRunner = runFlows({
    record: watchedRecord(),
    clock,
    log,
    doors: () => doors,
    facts,
    checkPin: (person, pin, use) =>
      checkPin(person, pin, use, { record, clock, pins: parts.pins, fresh, append, policy }),
    deskWork,
    changed: (sound) => push(sound),
    observe: parts.observe,
  });

  /** Remembers how the last write went, for the health page. */
  function watchedRecord(): Record {
    return {
      ...record,
      append(events) {
        const written = record.append(graded(events, policy().policy));
        if (written.ok) {
          outage.recorded(events);
          due.recorded(events);
        }
        recordState = written.ok
          ? 'sound'
          : written.code === 'record-full'
            ? 'full'
            : written.code === 'record-read-only'
              ? 'read-only'
              : 'broken';
        return written;
      },
    };
  }

  /** The next person begins in the setting's own language and look; true if that changed anything. */
  function ownWays(): boolean {
    const changed = language !== config.language || look !== OWN_LOOK;
    language = config.language;
    look = OWN_LOOK;
    return changed;
  }

  /** Somebody begins while the last words for another person still stand there. */
  function nextPerson(): void {
    const { flow } = runner.flow();
    if (flow === 'farewell' || flow === 'kind-word') ownWays();
  }

  function push(sound: Sound): void {
    const now = runner.flow().flow;
    if (now === 'welcome' && shown !== 'welcome') ownWays();
    // A screen that came by itself gives its full time, too.
    if (now !== shown) touchedAt = clock.monotonic();
    shown = now;
    revision += 1;
    parts.push(stateWith(sound));
  }

  function stateWith(sound: Sound): ScreenState {
    const flow = runner.flow();
    const idle = idleLimit(flow, policy());
    const warnMs = policy().policy.idle.countdownSeconds * 1000;
    return {
      revision,
      setting: { name: config.setting.name, telephone: config.setting.telephone, demonstration: config.demonstration },
      language,
      languages: parts.languages,
      privacy: inLanguage(policy().policy.privacyNotice.text, language),
      look,
      now: Math.round(clock.now()),
      timeZone: config.setting.timeZone,
      idle:
        idle === null
          ? null
          : { leftMs: Math.max(0, Math.round(touchedAt + idle - clock.monotonic())), ofMs: idle, warnMs },
      canGoBack: canGoBack(flow),
      canFinish: flow.flow !== 'welcome',
      sound,
      dock: parts.dock(),
      screen: screenOf(flow),
    };
  }

  function screenOf(flow: Flow): ScreenState['screen'] {
    const now = facts();
    if (flow.flow === 'desk')
      return deskScreen(
        flow,
        deskView(now, {
          manager: flow.manager,
          parts,
          doors,
          recordState,
          jumpedMinutes: clockWatch.jumpedMinutes(),
          refused: policies.refused(),
          exportRefused: dayEnd.refused(),
        }),
      );
    return publicScreen(flow, {
      facts: now,
      notices: publicNotices(now, doors),
      hasReader: parts.reader !== null,
      bank: (lit, stuck) => bankPicture(doors, bankLayout(config), { lit, stuck: [...stuck, ...now.outOfOrder()] }),
    });
  }

  function intent(intent: Intent): boolean {
    const { audience } = INTENTS[intent.intent];
    if (audience === 'set-up' || audience === 'demonstration') return false;
    if (audience === 'manager' && runner.flow().flow !== 'desk') return false;
    touchedAt = clock.monotonic();
    switch (intent.intent) {
      case 'still-here':
        push(null);
        return true;
      case 'choose-language':
        if (!parts.languages.some((known) => known.id === intent.language)) return false;
        if (language !== intent.language) {
          language = intent.language;
          runner.post({ happened: 'language-changed' });
        }
        push('accept');
        return true;
      case 'choose-look':
        look = { theme: intent.theme ?? look.theme, largeText: intent.largeText ?? look.largeText };
        push(null);
        return true;
      default: {
        if (intent.intent === 'start') nextPerson();
        const { intent: happened, ...said } = intent;
        runner.post({ ...said, happened } as Happening);
        return true;
      }
    }
  }

  function tap(reader: string, identity: string): void {
    nextPerson();
    const keyed = hashes.keyed('badge', identity);
    // A badge that has no part in this session does not keep it alive.
    if (waitsForBadge(runner.flow())) touchedAt = clock.monotonic();
    const found = record.people.byCredential('badge', keyed);
    if (found === null) runner.post({ happened: 'badge-unknown', keyedHash: keyed, reader });
    else
      runner.post({
        happened: 'badge',
        person: found.person,
        valid: found.active && found.person.active,
        keyedHash: keyed,
        reader,
      });
  }

  /** What is announced on the idle screen follows from the day, and nobody may have touched it since yesterday. */
  function dayTurned(): void {
    const { day } = facts();
    if (day === announcedOn) return;
    announcedOn = day;
    if (runner.flow().flow === 'welcome') push(null);
  }

  function tick(): void {
    const monotonic = clock.monotonic();
    clockWatch.look();
    outage.look(doors.locker());
    const flow = runner.flow();
    const limit = idleLimit(flow, policy());
    if (limit !== null && monotonic - touchedAt >= limit) runner.post({ happened: 'timed-out' });
    else if (timed(flow)) runner.post({ happened: 'tick' });
    // Somebody chose a language at the welcome screen and went away.
    if (flow.flow === 'welcome' && monotonic - touchedAt >= policy().policy.idle.publicSeconds * 1000 && ownWays())
      push(null);
    if (monotonic - watchedAt >= WATCH_EVERY_MS) {
      watchedAt = monotonic;
      if (due.look()) push('trouble');
      policies.look();
      dayTurned();
      if (dayEnd.closeForgotten()) retention.look();
    }
    if (runner.flow().flow === 'welcome') policies.adoptWaiting();
    if (monotonic >= deliverAt) {
      deliverAt = monotonic + DELIVER_EVERY_MS;
      void dayEnd.deliverPending();
    }
  }

  await start();

  /** What happened before this run: an unexpected stop, doors under way, a clock that went back, another policy file. */
  async function start(): Promise<void> {
    const last =
      record.log.head().seq === 0 ? null : (record.log.range(record.log.head().seq, record.log.head().seq)[0] ?? null);
    append([
      {
        kind: 'station-started',
        facts: { programVersion: parts.programVersion, previousStop: parts.previousStop, protection: parts.protection },
      },
    ]);
    clockWatch.begin(last?.at ?? null);
    await dayEnd.lookAtPlace();
    await policies.begin(record.policyInForce()?.hash ?? null);
    if (parts.bank !== null) {
      await parts.bank.firstStatus();
      await parts.bank.readAll();
    }
    for (const movement of record.movements.unfinished()) {
      const found = doors.state(movement.compartment);
      append(reconcile(movement, found, facts()));
      if (found === 'unknown') doors.adopt(movement.id, movement.compartment);
    }
    adoptOpenDoors();
    append(unansweredDeposits(facts()));
  }

  /** Doors that still stand open from another run, however many runs ago. */
  function adoptOpenDoors(): void {
    for (const door of parts.bank?.doors ?? []) {
      const movement = doors.state(door) === 'open' ? record.movements.latestAt(door) : null;
      if (movement?.state === 'unknown') doors.adopt(movement.id, door);
    }
  }

  return {
    state: () => stateWith(null),
    intent,
    tap,
    tick,
    refresh: () => push(null),
    settled: () => runner.settled(),
    async stop() {
      doors.stop();
      dayEnd.stop();
      append([{ kind: 'station-stopped', facts: {} }]);
      await parts.bank?.close();
      if (parts.reader !== null && parts.reader !== 'keyboard') await parts.reader.close();
      record.close();
    },
  };
}
