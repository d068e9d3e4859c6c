import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Intent, IntentOf } from '../contract/intents.ts';
import type { ScreenOf, ScreenState } from '../contract/screen-state.ts';
import type { PlaceRefusal } from '../domain/day-end/export-place.ts';
import { pinProblem } from '../domain/desk/pin-rules.ts';
import type { PersonType } from '../domain/people.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { inLanguage } from '../domain/policy/requirements.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import type { Result } from '../domain/result.ts';
import { plain } from '../domain/visits/leaving-flow.ts';
import { type DraftPerson, datedPolicy, firstEvents, nameOfDraft } from './first-entries.ts';
import type { Fresh, Hashes, PinHashing } from './ports.ts';
import { readRoster } from './roster.ts';

export interface PolicyChoice {
  readonly policy: Policy;
  readonly text: string;
  readonly hash: string;
}

/** Everything that set-up decided; putting it in place is one act (`install`), so a cut-off set-up leaves nothing behind. */
export interface InstallPlan {
  readonly config: Config;
  readonly policyText: string;
  readonly events: readonly AuditEvent[];
}

export type InstallFailure = 'folder-read-only' | 'disk-full' | 'keys-not-kept';

export interface SetUpParts {
  readonly policies: readonly PolicyChoice[];
  readonly languages: ScreenState['languages'];
  readonly fresh: Fresh;
  readonly hashes: Hashes;
  readonly pins: PinHashing;
  readonly rosterFile: string;
  readonly exportFolder: string;
  /** Why no export may go there; null where it may. */
  exportRefusal(): Promise<PlaceRefusal | null>;
  readonly kioskId: string;
  now(): number;
  listPorts(): Promise<readonly { readonly path: string; readonly label: string }[] | null>;
  /** Listens to the chosen reader until the next choice, so that the first badge can be given. */
  listen(reader: Config['hardware']['reader']): void;
  install(plan: InstallPlan): Promise<Result<void, InstallFailure>>;
  /** Called when a setting is in place; the set-up is over. */
  installed(): void;
  demonstrate(): Promise<void>;
  push(state: ScreenState): void;
}

type Step = ScreenOf<'set-up'>['step'];
const POSITIONS: readonly Step[] = [
  'setting',
  'policy',
  'hours',
  'hardware',
  'manager',
  'second-manager',
  'staff',
  'done',
];

/** Where each answer of the set-up is asked for. One that comes from elsewhere would leave a question unanswered. */
const ASKED_AT: { readonly [N in Intent['intent']]?: readonly Step[] } = {
  'try-pretend': ['welcome'],
  'begin-set-up': ['welcome'],
  'set-up-setting': ['setting'],
  'set-up-policy': ['policy'],
  'set-up-hours': ['hours'],
  'set-up-look-again': ['hardware'],
  'set-up-hardware': ['hardware'],
  'set-up-manager': ['manager', 'second-manager'],
  'set-up-skip': ['second-manager'],
  'set-up-staff': ['staff'],
  'set-up-import': ['staff'],
  'go-on': ['staff'],
  'set-up-finish': ['staff', 'done'],
};

function belongsTo(intent: Intent['intent'], step: Step): boolean {
  return ASKED_AT[intent]?.includes(step) ?? false;
}

export interface SetUpDesk {
  state(): ScreenState;
  intent(intent: Intent): boolean;
  tap(identity: string): void;
}

/** The first run. Nothing is saved before the last touch; there is no default PIN anywhere. */
export async function openSetUp(parts: SetUpParts): Promise<SetUpDesk> {
  const recoveryCode = parts.fresh.recoveryCode();
  let step: Step = 'welcome';
  let language = 'en';
  let look: ScreenState['look'] = { theme: 'light', largeText: false };
  let revision = 0;
  let problem: ScreenOf<'set-up'>['problem'];
  let busy = false;
  let setting = { name: '', telephone: '' };
  let choice = parts.policies[0];
  let dates: Pick<IntentOf<'set-up-policy'>, 'agreedBy' | 'agreedOn' | 'reviewOn'> = {};
  let hours = { opens: '08:00', closes: '17:30' };
  let hardware: Config['hardware'] = { locker: { kind: 'none' }, reader: { kind: 'none' } };
  let people: readonly DraftPerson[] = [];
  let ports: readonly { readonly path: string; readonly label: string }[] | null = null;

  const pretend = () => hardware.locker.kind === 'pretend' || hardware.reader.kind === 'pretend';

  function state(): ScreenState {
    return {
      revision,
      setting: setting.name === '' ? null : { ...setting, demonstration: pretend() },
      language,
      languages: parts.languages,
      look,
      now: Math.round(parts.now()),
      timeZone: 'Europe/London',
      idle: null,
      canGoBack: step !== 'welcome' && !busy,
      canFinish: false,
      sound: null,
      dock: hardware.reader.kind === 'pretend' && step === 'badge' ? pretendBadges() : null,
      screen: screen(),
    };
  }

  function screen(): ScreenOf<'set-up'> {
    return {
      name: 'set-up',
      step,
      position: Math.max(
        1,
        POSITIONS.indexOf(step === 'badge' ? (managers().length > 1 ? 'second-manager' : 'manager') : step) + 1,
      ),
      of: POSITIONS.length,
      policies: parts.policies.map(({ policy }) => ({
        id: policy.id,
        title: inLanguage(policy.title, language),
        about: policy.sign.lines.map((line) => inLanguage(line, language)).join(' '),
      })),
      ports: [...(ports ?? [])],
      ...(ports === null ? { portsProblem: { key: 'set-up.problem.ports-not-listed' } } : {}),
      rosterFile: parts.rosterFile,
      staff: people.filter((person) => !person.manager).map(nameOfDraft),
      freshCodes: people.flatMap((person) =>
        person.code === null ? [] : [{ name: nameOfDraft(person), code: person.code.code }],
      ),
      ...(step === 'done' ? { recoveryCode } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  const managers = () => people.filter((person) => person.manager);

  function pretendBadges(): ScreenState['dock'] {
    const badges = managers().map((_, index) => ({
      badge: `010000000${index + 1}`,
      who: nameOfDraft(managers()[index]),
    }));
    return { badges, doors: [], board: 'normal', autoClose: true, codes: [] };
  }

  function push(): void {
    revision += 1;
    parts.push(state());
  }

  function go(to: Step): true {
    step = to;
    problem = undefined;
    push();
    return true;
  }

  function refuse(key: string, gaps: Readonly<{ [gap: string]: string | number }> = {}): true {
    problem = { key: `set-up.problem.${key}`, with: { ...gaps } };
    push();
    return true;
  }

  function intent(said: Intent): boolean {
    if (busy) return true;
    switch (said.intent) {
      case 'choose-language':
        if (!parts.languages.some((known) => known.id === said.language)) return false;
        language = said.language;
        push();
        return true;
      case 'choose-look':
        look = { theme: said.theme ?? look.theme, largeText: said.largeText ?? look.largeText };
        push();
        return true;
      case 'still-here':
        return true;
      case 'back':
        return back();
      case 'dock-tap':
        if (hardware.reader.kind !== 'pretend') return false;
        tap(said.badge);
        return true;
    }
    if (!belongsTo(said.intent, step)) return false;
    switch (said.intent) {
      case 'try-pretend':
        busy = true;
        void parts.demonstrate();
        return true;
      case 'begin-set-up':
        return go('setting');
      case 'set-up-setting':
        if (!/^[+0-9][0-9 ()-]{4,}$/.test(said.telephone)) return refuse('telephone');
        setting = { name: said.name, telephone: said.telephone };
        return go('policy');
      case 'set-up-policy': {
        const found = parts.policies.find(({ policy }) => policy.id === said.policy);
        if (found === undefined) return false;
        choice = found;
        dates = said;
        return go('hours');
      }
      case 'set-up-hours':
        if (said.opens >= said.closes) return refuse('hours-order');
        hours = { opens: said.opens, closes: said.closes };
        void lookForPorts();
        return go('hardware');
      case 'set-up-look-again':
        void lookForPorts();
        return true;
      case 'set-up-hardware':
        hardware = hardwareOf(said);
        parts.listen(hardware.reader);
        return go('manager');
      case 'set-up-manager':
        void addManager(said);
        return true;
      case 'set-up-skip':
        return step === 'second-manager' ? go('staff') : false;
      case 'set-up-staff':
        return addStaff({
          first: said.first,
          last: said.last,
          personType: said.personType,
          phones: said.standingPhones,
        });
      case 'set-up-import':
        void importStaff();
        return true;
      case 'go-on':
      case 'set-up-finish':
        if (step === 'staff') return go('done');
        if (step !== 'done') return false;
        void finish();
        return true;
      default:
        return false;
    }
  }

  async function lookForPorts(): Promise<void> {
    ports = await parts.listPorts();
    push();
  }

  function back(): boolean {
    if (step === 'badge') {
      people = people.filter((person) => person !== managers().at(-1));
      return go(managers().length > 0 ? 'second-manager' : 'manager');
    }
    const at = POSITIONS.indexOf(step);
    // Going back over the managers begins with them anew: half a manager is none.
    if (step === 'manager' || step === 'second-manager') people = [];
    return go(at <= 0 ? 'welcome' : step === 'second-manager' ? 'manager' : (POSITIONS[at - 1] ?? 'welcome'));
  }

  async function addManager(said: IntentOf<'set-up-manager'>): Promise<void> {
    if (step !== 'manager' && step !== 'second-manager') return;
    if (said.pin !== said.pinAgain) return void refuse('pins-differ');
    const weak = choice === undefined ? 'pin-short' : pinProblem(said.pin, choice.policy);
    if (weak !== null) return void refuse(weak);
    if (known(`${said.first} ${said.last}`)) return void refuse('person-known', { name: `${said.first} ${said.last}` });
    busy = true;
    const pinHash = await parts.pins.hash(said.pin);
    busy = false;
    const person: DraftPerson = {
      first: said.first,
      last: said.last,
      personType: 'staff',
      phones: 1,
      manager: true,
      pinHash,
      badge: null,
      code: said.credential === 'personal-code' ? freshCode() : null,
    };
    people = [...people, person];
    go(said.credential === 'badge' ? 'badge' : afterManager());
  }

  const afterManager = (): Step => (managers().length > 1 ? 'staff' : 'second-manager');

  function freshCode() {
    const code = parts.fresh.personalCode();
    return { code, hash: parts.hashes.keyed('personal-code', code) };
  }

  function tap(identity: string): void {
    if (step !== 'badge') return;
    const hash = parts.hashes.keyed('badge', identity);
    if (people.some((person) => person.badge === hash)) {
      refuse('badge-taken');
      return;
    }
    const last = managers().at(-1);
    people = people.map((person) => (person === last ? { ...person, badge: hash } : person));
    go(afterManager());
  }

  const known = (name: string) => people.some((person) => plain(nameOfDraft(person)) === plain(name));

  function addStaff(added: { first: string; last: string; personType: PersonType; phones: number }): true {
    const name = `${added.first} ${added.last}`;
    if (known(name)) return refuse('person-known', { name });
    // Without a reader a code is the only way in; with one, badges are given at the manager's desk.
    const code = hardware.reader.kind === 'none' ? freshCode() : null;
    people = [...people, { ...added, manager: false, pinHash: null, badge: null, code }];
    problem = undefined;
    push();
    return true;
  }

  async function importStaff(): Promise<void> {
    const bytes = await readFile(parts.rosterFile).catch(() => null);
    if (bytes === null) return void refuse('roster-missing', { file: parts.rosterFile });
    const roster = readRoster(bytes, people.map(nameOfDraft));
    for (const person of roster.people) addStaff(person);
    const [first] = roster.faults;
    if (first !== undefined) refuse('roster-faults', { count: roster.faults.length, line: first.line });
  }

  async function finish(): Promise<void> {
    if (choice === undefined || managers().length === 0) return;
    busy = true;
    const refused = await parts.exportRefusal();
    if (refused !== null) {
      busy = false;
      return void refuse(refused, { folder: parts.exportFolder });
    }
    const plan: InstallPlan = {
      config: {
        version: 1,
        kiosk: parts.kioskId,
        setting: { ...setting, timeZone: 'Europe/London', ...hours },
        demonstration: pretend(),
        language,
        hardware,
        export: { folder: parts.exportFolder },
      },
      policyText: datedPolicy(choice.text, dates),
      events: firstEvents(
        people,
        { ...setting, hardware: pretend() ? 'pretend' : hardware.locker.kind === 'none' ? 'none' : 'real' },
        parts.fresh,
        parts.hashes.keyed('recovery-code', recoveryCode),
      ),
    };
    const installed = await parts.install(plan);
    busy = false;
    if (!installed.ok) return void refuse(installed.code, installed.detail);
    parts.installed();
  }

  ports = await parts.listPorts();
  return { state, intent, tap };
}

function hardwareOf(said: IntentOf<'set-up-hardware'>): Config['hardware'] {
  const { locker, reader } = said;
  return {
    locker:
      locker === 'none'
        ? { kind: 'none' }
        : locker === 'pretend'
          ? { kind: 'pretend', doors: 12, columns: 4 }
          : {
              kind: 'a-family',
              path: locker.path,
              columns: locker.columns,
              boards: [{ address: 1, locks: locker.doors }],
              feedback: 'closed-when-shut',
              statusOrder: 'last-byte-first-locks',
              echo: 'auto',
            },
    reader:
      reader === 'none'
        ? { kind: 'none' }
        : reader === 'pretend'
          ? { kind: 'pretend' }
          : reader === 'keyboard'
            ? { kind: 'keyboard' }
            : { kind: 'serial-ascii', path: reader.path },
  };
}
