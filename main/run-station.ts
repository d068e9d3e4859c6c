import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openRecord, type Record } from '../db/index.ts';
import { listPorts } from '../hardware/index.ts';
import { BACKUP_EVERY_MS, backUp, removeCopies } from './backups.ts';
import type { Config } from './config.ts';
import { type Intent, parseIntent } from './contract/intents.ts';
import type { Notice, ScreenState } from './contract/screen-state.ts';
import { type KeyRing, type Protection, RECORD_FILE, SETTING_FOLDER, type ToStation } from './contract/shell-frames.ts';
import { type CheatSheet, demonstrationPlan } from './desks/demonstration.ts';
import { type KioskDesk, openKiosk } from './desks/kiosk-desk.ts';
import type { EffectObserver, Fresh, Hashes, Log } from './desks/ports.ts';
import { type InstallPlan, openSetUp, type PolicyChoice, type SetUpDesk } from './desks/set-up-desk.ts';
import { type Delivery, deliverToFolder } from './export/deliver-to-folder.ts';
import { encryptedDelivery } from './export/encrypted-delivery.ts';
import type { VolumeProbe } from './export/volume/volume-of.ts';
import { freshFamilyCode, freshId, freshPass, freshPersonalCode, freshRecoveryCode } from './fresh-codes.ts';
import { freshKeyRing } from './fresh-keys.ts';
import { installSetting, recordKeys } from './install-setting.ts';
import type { CredentialPurpose } from './keyed-hash.ts';
import { keyedHash, sha256 } from './keyed-hash.ts';
import { PIN_COST, type PinCost, pinHashing } from './pin-hashing.ts';
import { loadPolicy } from './policies/load-policy.ts';
import { type DockControl, dockControl } from './pretend-dock.ts';
import { policyFile, readConfig, readPolicy, settingParts } from './setting-folder.ts';
import { ShellPrinter } from './shell-printer.ts';
import { stationClock } from './station-clock.ts';
import { openHardware, type StationHardware } from './station-hardware.ts';
import type { ScreenLine, StationLink } from './station-link.ts';

type Begin = Extract<ToStation, { message: 'begin' }>;

/** What a test replaces or listens to; the station itself runs without. */
export interface StationSeams {
  readonly observe?: EffectObserver;
  readonly pinCost?: PinCost;
  readonly volumeOf?: VolumeProbe;
  /** A deterministic source, so that a run can be repeated. */
  readonly fresh?: Fresh;
}

const LANGUAGES: ScreenState['languages'] = [
  { id: 'en', name: 'English', direction: 'ltr' },
  { id: 'pl', name: 'Polski', direction: 'ltr' },
];
const TICK_MS = 250;
const SHEET_FILE = 'demonstration.json';
const SCHEMA_FILE = 'policy.schema.json';

const FRESH: Fresh = {
  id: freshId,
  pass: freshPass,
  personalCode: freshPersonalCode,
  familyCode: freshFamilyCode,
  recoveryCode: freshRecoveryCode,
};

/** What stands in front of the person: a kiosk, a first run, or trouble that a person has to mend. */
interface Stage {
  state(): ScreenState;
  intent(intent: Intent): boolean;
  tap(reader: string, identity: string): void;
  stop(): Promise<void>;
}

/** Composes the station: waits for the shell's `begin`, then opens what lies in the data folder. Reads like a parts list. */
export function runStation(link: StationLink, seams: StationSeams = {}): void {
  const clock = stationClock();
  const boot = freshId('b');
  const fresh = seams.fresh ?? FRESH;
  const log: Log = (level, event, facts = {}) => link.send({ message: 'log', level, event, facts: { ...facts } });
  let screen: ScreenLine | null = null;
  let stage: Stage | null = null;
  let keysKept: ((kept: boolean) => void) | null = null;
  /** How the shell keeps keys; told with each start and when it has just kept some. */
  let protection: Protection = 'file';
  const timers: NodeJS.Timeout[] = [];
  const printer = new ShellPrinter((request) => link.send(request));

  const push = (state: ScreenState) => screen?.send({ frame: 'state', state });

  link.onScreen((line) => {
    screen = line;
    line.onMessage((message) => {
      const intent = parseIntent(message);
      if (intent === null || stage === null || !stage.intent(intent)) line.send({ frame: 'refused' });
    });
    if (stage !== null) push(stage.state());
  });

  link.onMessage((message) => {
    switch (message.message) {
      case 'begin':
        void open(message);
        break;
      case 'wedge-tap':
        stage?.tap('keyboard', message.identity);
        break;
      case 'keys-kept':
        protection = message.protection;
        keysKept?.(message.kept);
        keysKept = null;
        break;
      case 'printed':
        printer.answered(message);
        break;
      case 'ping':
        link.send({ message: 'pong' });
        break;
      case 'stop':
        void stop();
        break;
    }
  });

  async function stop(): Promise<void> {
    for (const timer of timers) clearInterval(timer);
    await stage?.stop();
    stage = null;
    link.send({ message: 'stopped' });
  }

  function enter(next: Stage): void {
    stage = next;
    push(next.state());
    link.send({ message: 'ready' });
  }

  async function open(begin: Begin): Promise<void> {
    printer.available = begin.prints;
    await mkdir(begin.dataFolder, { recursive: true });
    const parts = await settingParts(begin.dataFolder);
    switch (parts.found) {
      case 'nothing':
        return enter(await setUp(begin));
      case 'unreadable':
        return enter(trouble('setting-unreadable'));
      case 'some':
        return enter(still({ name: 'parts-missing', present: [...parts.present], missing: [...parts.missing] }));
      case 'all':
        return enter(await openSetting(begin));
    }
  }

  /** Opens the kiosk of a setting that is all there, or says in words what keeps it from opening. */
  async function openSetting(begin: Begin): Promise<Stage> {
    if (begin.keys.keys !== 'found') return trouble(`keys-${begin.keys.keys}`);
    const read = await readConfig(begin.dataFolder);
    if (!read.ok) return trouble(read.code, read.detail);
    const config = read.value;
    const { ring, protection: kept } = begin.keys;
    const opened = openRecord({
      file: join(begin.dataFolder, SETTING_FOLDER, RECORD_FILE),
      kiosk: config.kiosk,
      boot,
      demonstration: config.demonstration,
      keys: recordKeys(ring),
      clock,
      ...(begin.nativeBinding === null ? {} : { nativeBinding: begin.nativeBinding }),
    });
    if (!opened.ok) return trouble(opened.code, opened.detail);
    const record = opened.value;
    const checked = record.quickCheck();
    if (!checked.ok) {
      record.close();
      return trouble(checked.code, checked.detail);
    }
    const { policy, refused } = await readPolicy(begin.dataFolder, record.policyInForce()?.hash ?? null);
    if (policy === null) {
      record.close();
      if (refused === null || refused.line === 0) return trouble('policy-unreadable');
      return trouble('policy-malformed', { line: refused.line, field: refused.field });
    }
    const hardware = await openHardware(config.hardware, { ...begin, now: clock.now, log });
    link.send({ message: 'wedge', listening: hardware.reader === 'keyboard' });
    return kioskStage(begin, config, record, ring, kept, policy, refused, hardware);
  }

  async function kioskStage(
    begin: Begin,
    config: Config,
    record: Record,
    ring: KeyRing,
    protection: Protection,
    policy: Parameters<typeof openKiosk>[0]['policy'],
    policyRefused: Parameters<typeof openKiosk>[0]['policyRefused'],
    hardware: StationHardware,
  ): Promise<Stage> {
    const last = record.lastRun();
    const hashes = hashesOf(ring);
    const backups = join(begin.dataFolder, 'backups');
    let kiosk: KioskDesk | null = null;
    const dock: DockControl | null =
      config.demonstration && hardware.pretend !== null
        ? await dockControl(hardware.pretend.control, await sheetOf(begin.dataFolder), clock, () => kiosk?.refresh())
        : null;
    const desk = await openKiosk({
      config,
      record,
      bank: hardware.bank,
      reader: hardware.reader,
      policy,
      policyRefused,
      policyFile: policyFile(begin.dataFolder),
      clock,
      fresh,
      hashes,
      pins: pinHashing(Buffer.from(ring.pepper, 'base64'), seams.pinCost ?? PIN_COST),
      log,
      delivery: deliveryOf(config.export, seams),
      printer,
      printsFolder: join(begin.dataFolder, 'prints'),
      rosterFile: rosterFile(begin.dataFolder),
      programVersion: begin.programVersion,
      protection,
      previousStop: last === null ? 'first' : last.stoppedAt === null ? 'unexpected' : 'orderly',
      languages: LANGUAGES,
      observe: seams.observe,
      dock: () => dock?.state() ?? null,
      backUp: () => backUp(record, backups, clock.now(), log),
      removeCopies: (before) => removeCopies(join(begin.dataFolder, SETTING_FOLDER, RECORD_FILE), backups, before),
      push,
    });
    kiosk = desk;
    if (hardware.reader !== null && hardware.reader !== 'keyboard')
      hardware.reader.onTap((tap) => desk.tap('reader', tap.identity));
    hardware.bank?.onStatus(() => desk.refresh());
    timers.push(setInterval(() => desk.tick(), TICK_MS));
    timers.push(setInterval(() => void backUp(record, backups, clock.now(), log), BACKUP_EVERY_MS));
    return {
      state: desk.state,
      intent: (intent) => (intent.intent.startsWith('dock-') ? (dock?.intent(intent) ?? false) : desk.intent(intent)),
      tap: desk.tap,
      async stop() {
        dock?.stop();
        await desk.stop();
        await hardware.pretend?.stop();
      },
    };
  }

  async function setUp(begin: Begin): Promise<Stage> {
    const ring = freshKeyRing();
    const hashes = hashesOf(ring);
    const pins = pinHashing(Buffer.from(ring.pepper, 'base64'), seams.pinCost ?? PIN_COST);
    const policies = await presets(begin.policiesFolder);
    const exportFolder = join(begin.dataFolder, 'outbox');
    const kioskId = freshId('kiosk');
    let hardware: Promise<StationHardware | null> = Promise.resolve(null);
    await mkdir(join(begin.dataFolder, 'import'), { recursive: true });

    // Beside the policy, so that an editor completes and checks it.
    const schema = await readFile(join(begin.policiesFolder, SCHEMA_FILE), 'utf8').catch(() => null);
    const install = (plan: InstallPlan, extra: { readonly [name: string]: string } = {}) =>
      installSetting(plan, {
        dataFolder: begin.dataFolder,
        ring,
        clock,
        boot,
        nativeBinding: begin.nativeBinding,
        keepKeys,
        extra: schema === null ? extra : { ...extra, [SCHEMA_FILE]: schema },
      });
    const installed = async () => {
      await closeHardware(await hardware);
      // The keys that were just kept, as the shell will hand them over at every later start.
      enter(await openSetting({ ...begin, keys: { keys: 'found', protection, ring } }));
    };
    const desk: SetUpDesk = await openSetUp({
      policies,
      languages: LANGUAGES,
      fresh,
      hashes,
      pins,
      rosterFile: rosterFile(begin.dataFolder),
      exportFolder,
      exportRefusal: () => deliverToFolder(exportFolder, seams.volumeOf).refusal(),
      kioskId,
      now: clock.now,
      async listPorts() {
        const found = await listPorts();
        return found.ok
          ? found.value.map((port) => ({
              path: port.path,
              label: [port.manufacturer, basename(port.path)].filter(Boolean).join(' '),
            }))
          : null;
      },
      listen(reader) {
        link.send({ message: 'wedge', listening: reader.kind === 'keyboard' });
        // One after the other: whoever quits or chooses anew waits for what is still being opened.
        hardware = hardware.then(async (before) => {
          await closeHardware(before);
          const opened = await openHardware({ locker: { kind: 'none' }, reader }, { ...begin, now: clock.now, log });
          if (opened.reader !== null && opened.reader !== 'keyboard') {
            opened.reader.onTap((tap) => desk.tap(tap.identity));
          }
          return opened;
        });
      },
      install,
      installed: () => void installed(),
      async demonstrate() {
        const [choice] = policies;
        if (choice === undefined) return;
        const { plan, sheet } = await demonstrationPlan({ choice, kioskId, exportFolder, fresh, hashes, pins });
        const done = await install(plan, { [SHEET_FILE]: JSON.stringify(sheet) });
        if (done.ok) await installed();
        else enter(trouble(done.code, done.detail));
      },
      push,
    });
    link.send({ message: 'wedge', listening: false });
    return {
      state: desk.state,
      intent: desk.intent,
      tap: (_, identity) => desk.tap(identity),
      stop: async () => closeHardware(await hardware),
    };
  }

  function keepKeys(folder: string, ring: KeyRing): Promise<boolean> {
    return new Promise((resolve) => {
      keysKept = resolve;
      link.send({ message: 'keep-keys', folder, ring });
    });
  }

  /** A screen that nothing moves away from: something has to be mended and the kiosk started again. */
  function still(shown: ScreenState['screen']): Stage {
    return {
      state: () => ({
        revision: 1,
        setting: null,
        language: 'en',
        languages: LANGUAGES,
        look: { theme: 'light', largeText: false },
        now: Math.round(clock.now()),
        timeZone: 'Europe/London',
        idle: null,
        canGoBack: false,
        canFinish: false,
        sound: 'trouble',
        dock: null,
        screen: shown,
      }),
      intent: () => false,
      tap: () => undefined,
      stop: () => Promise.resolve(),
    };
  }

  function trouble(code: string, detail: Readonly<{ [gap: string]: string | number }> = {}): Stage {
    const incident = fresh.pass();
    log('error', 'trouble', { code, incident });
    const phrase = (part: string) => ({ key: `trouble.${code}${part}`, with: { ...detail } });
    const notice: Notice = { tone: 'stop', happened: phrase(''), means: phrase('-means'), doNext: phrase('-do') };
    return still({ name: 'trouble', incident, notice });
  }
}

function hashesOf(ring: KeyRing): Hashes {
  const key = Buffer.from(ring.badge, 'base64');
  return { keyed: (purpose: CredentialPurpose, text) => keyedHash(key, purpose, text), sha256 };
}

async function closeHardware(hardware: StationHardware | null): Promise<void> {
  if (hardware === null) return;
  await hardware.bank?.close();
  if (hardware.reader !== null && hardware.reader !== 'keyboard') await hardware.reader.close();
  await hardware.pretend?.stop();
}

function rosterFile(dataFolder: string): string {
  return join(dataFolder, 'import', 'roster.csv');
}

async function presets(folder: string): Promise<readonly PolicyChoice[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  return read.flatMap(({ name, text }) => {
    const loaded = loadPolicy(text, name);
    return loaded.ok ? [{ ...loaded.value, text }] : [];
  });
}

async function sheetOf(dataFolder: string): Promise<CheatSheet> {
  const text = await readFile(join(dataFolder, SETTING_FOLDER, SHEET_FILE), 'utf8').catch(() => null);
  try {
    return JSON.parse(text ?? '') as CheatSheet;
  } catch {
    return { badges: [], codes: [] };
  }
}

function deliveryOf({ folder, recipient }: Config['export'], seams: StationSeams): Delivery {
  const plain = deliverToFolder(folder, seams.volumeOf);
  return recipient === undefined ? plain : encryptedDelivery(plain, recipient);
}
