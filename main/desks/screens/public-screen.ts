import type { BankPicture, Notice, Phrase, Screen, ScreenOf } from '../../contract/screen-state.ts';
import { agreementShown } from '../../domain/agreements/agreement.ts';
import { labelOf, type SigningFlow, toSign } from '../../domain/agreements/signing-flow.ts';
import { whomToTurnTo } from '../../domain/desk/whom-to-turn-to.ts';
import type { DeclaredDevice } from '../../domain/devices.ts';
import { formOf } from '../../domain/forms/all-forms.ts';
import { type FillingFlow, offeredForms } from '../../domain/forms/filling-flow.ts';
import { answersOf } from '../../domain/forms/form-session.ts';
import { mayReport } from '../../domain/incidents/reach.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import type { FarewellFlow, Flow, KindWordFlow, PassFlow } from '../../domain/kiosk/flow.ts';
import { lateness, offers, permissionOf } from '../../domain/out-and-back/offers.ts';
import { placeOfUse } from '../../domain/out-and-back/outing.ts';
import { mayStepOut } from '../../domain/out-and-back/step-out.ts';
import type { PersonType } from '../../domain/people.ts';
import { WALK_IN_TYPES } from '../../domain/people.ts';
import type { OwnDeviceFlow } from '../../domain/phones/device-flow.ts';
import { dueBack, isOut, nextCheckIn } from '../../domain/phones/permitted-use.ts';
import {
  inLanguage,
  minimumReadMs,
  placeLabel,
  reminderFor,
  storeLabel,
  wordingFor,
} from '../../domain/policy/requirements.ts';
import { BREAK, STEP_OUT, stepOutPlace } from '../../domain/policy/uses.ts';
import type { Authorisation, Visit } from '../../domain/record/state.ts';
import { holderOf } from '../../domain/visits/holder.ts';
import type { LeavingFlow } from '../../domain/visits/leaving-flow.ts';
import { mayLetIn } from '../../domain/visits/let-in-step.ts';
import { mayRecover } from '../../domain/visits/recovery-flow.ts';
import type { RulesStep } from '../../domain/visits/rules-step.ts';
import type { SignInFlow } from '../../domain/visits/sign-in-flow.ts';
import { HOST_LETTERS, organisationOptional } from '../../domain/visits/sign-in-flow.ts';
import type { StaffDayFlow } from '../../domain/visits/staff-flow.ts';
import { mayDeclare, mayOpenDesk, toConfirm } from '../../domain/visits/staff-flow.ts';
import {
  arrangedOfVisit,
  arrangementScreen,
  familyEvents,
  familyNotices,
  leaveAttendedScreen,
} from './arrangement-screens.ts';
import { asking } from './asking.ts';
import { childWaitingScreen, handInScreen, liabilityLine, putAwayScreen, takeOutScreen } from './deposit-screens.ts';
import { reportingScreen } from './reporting-screen.ts';

export interface PublicView {
  readonly facts: Facts;
  readonly notices: readonly Notice[];
  readonly hasReader: boolean;
  bank(lit: number, stuck: readonly number[]): BankPicture;
}

type PublicFlow = Exclude<Flow, { flow: 'desk' }>;

/** What each flow looks like. Nothing is decided here: every fact shown is in the flow or on record. */
export function publicScreen(flow: PublicFlow, view: PublicView): Screen {
  const { facts } = view;
  switch (flow.flow) {
    case 'welcome':
      return {
        name: 'welcome',
        sign: signForAll(facts),
        notices: [...view.notices],
        staffReader: view.hasReader,
      };
    case 'sign-in':
      return signInScreen(flow, view);
    case 'put-away':
      return putAwayScreen(flow, view);
    case 'take-out':
      return takeOutScreen(flow, view);
    case 'own-device':
      return ownDeviceScreen(flow, view);
    case 'return-by-hand':
      return handInScreen(flow.holder, flow, facts, false);
    case 'pass':
      return passScreen(flow, facts);
    case 'leaving':
      return leavingScreen(flow, facts);
    case 'leave-attended':
      return leaveAttendedScreen(flow, view.hasReader, facts);
    case 'staff-entry':
      return { name: 'staff-entry', reader: view.hasReader, ...problemOf(flow.problem) };
    case 'staff-day':
      return staffDayScreen(flow, facts);
    case 'signing':
      return signingScreen(flow, facts);
    case 'reporting':
      return reportingScreen(flow, facts);
    case 'filling':
      return fillingScreen(flow, facts);
    case 'recovery':
      return {
        name: 'recovery',
        firstName: flow.firstName,
        step: flow.code === null ? 'code' : 'new-pin',
        busy: flow.saving !== null,
        ...problemOf(flow.problem),
      };
    case 'pin': {
      const who = facts.person(flow.person);
      const minutes = flow.waitUntil === null ? 0 : Math.max(0, Math.ceil((flow.waitUntil - facts.now) / 60_000));
      return {
        name: 'pin',
        firstName: flow.firstName,
        mayRecover: who !== null && mayRecover(who, facts),
        lockedUntil: flow.waitUntil,
        minutes,
        ...problemOf(flow.problem),
      };
    }
    case 'family-entry':
      return { name: 'family-entry', reader: view.hasReader, ...problemOf(flow.problem) };
    case 'family': {
      if (flow.rules !== null) return rulesScreen(flow.firstName, 'parent', flow.rules, facts);
      const usual = [...(facts.person(flow.person)?.standing ?? [])];
      if (flow.choosing !== undefined) return { name: 'devices', firstName: flow.firstName, start: usual, usual: true };
      const children = facts
        .childrenOf(flow.person)
        .map((child) => ({ child: child.id, initials: child.initials ?? '' }));
      const reminder = reminderFor(facts.policy, 'parent', 'sign-in', facts.language);
      const events = familyEvents(flow.person, facts);
      const notices = familyNotices(flow.person, facts);
      return {
        name: 'family',
        firstName: flow.firstName,
        ...offersReport('parent', facts),
        children,
        usual,
        ...(reminder === null ? {} : { reminder }),
        ...(events.length === 0 ? {} : { events: [...events] }),
        ...(notices.length === 0 ? {} : { notices: [...notices] }),
      };
    }
    case 'child-waiting':
      return childWaitingScreen(flow, facts);
    case 'farewell':
      return farewellScreen(flow, facts);
    case 'kind-word':
      return kindWordScreen(flow, facts);
  }
}

function offersReport(personType: PersonType | undefined, { policy }: Facts): { mayReport?: true } {
  return personType !== undefined && mayReport(personType, policy) ? { mayReport: true } : {};
}

function leavingScreen({ by, purpose, problem }: LeavingFlow, { policy }: Facts): Screen {
  const report = purpose === 'report' ? { report: true } : {};
  if (by === 'name') return { name: 'leaving-name', ...report, ...problemOf(problem) };
  const offered = purpose !== 'report' && WALK_IN_TYPES.some((type) => mayReport(type, policy));
  return { name: 'leaving', ...report, ...(offered ? { mayReport: true } : {}), ...problemOf(problem) };
}

function signForAll({ policy, language }: Facts): ScreenOf<'welcome'>['sign'] {
  const { title, lines } = policy.sign;
  return { title: inLanguage(title, language), lines: lines.map((line) => inLanguage(line, language)) };
}

function problemOf(problem: string | null): { problem?: Phrase } {
  return problem === null ? {} : { problem: { key: `problem.${problem}` } };
}

function signInScreen(flow: SignInFlow, { facts, hasReader }: PublicView): Screen {
  switch (flow.step) {
    case 'type':
      return { name: 'who-are-you', types: [...WALK_IN_TYPES] };
    case 'name':
      return { name: 'your-name' };
    case 'organisation':
      return { name: 'organisation', personType: flow.personType, optional: organisationOptional(flow.personType) };
    case 'host': {
      const tooShort = flow.letters.trim().length < HOST_LETTERS;
      const found = tooShort ? [] : facts.searchStaff(flow.letters).map(({ person, shownAs }) => ({ person, shownAs }));
      return { name: 'whom', letters: flow.letters, found, tooShort };
    }
    case 'on-duty': {
      const person = facts.person(flow.person);
      const otherwise = person === null ? undefined : facts.policy.offDuty[person.personType];
      return { name: 'on-duty', firstName: person?.first ?? '', otherwise: otherwise ?? 'visitor' };
    }
    case 'devices':
      return { name: 'devices', firstName: flow.arrival.first, start: [...flow.start] };
    case 'leave-behind':
      return {
        name: 'leave-behind',
        firstName: flow.arrival.first,
        devices: [...flow.off],
        sentence: '',
        ...(mayLetIn(flow.arrival, flow.off, facts).length > 0 ? { mayLetIn: true } : {}),
      };
    case 'let-in':
      return letInScreen(flow, hasReader, facts);
    case 'rules':
      return rulesScreen(flow.arrival.first, flow.arrival.personType, flow.rules, facts);
    case 'agreement':
      return agreementScreen(flow.agreeing.arrival.first, flow.agreement, flow.reading, facts);
    case 'arrangement':
    case 'attending':
      return arrangementScreen(flow, hasReader, facts);
  }
}

function rulesScreen(firstName: string, personType: PersonType, rules: RulesStep, facts: Facts): Screen {
  const shown = wordingFor(facts.policy, personType, facts.language);
  return {
    name: 'rules',
    firstName,
    personType,
    sentences: shown.sentences.map(({ picture, text }) => ({ picture, text })),
    fullText: shown.fullText,
    privacy: inLanguage(facts.policy.privacyNotice.text, facts.language),
    fullPolicyAt: inLanguage(facts.policy.fullPolicyAt, facts.language),
    ...(facts.policy.complaints === undefined
      ? {}
      : { complaints: inLanguage(facts.policy.complaints, facts.language) }),
    showFull: rules.showFull,
    otherLanguage: !shown.complete,
    signature: shown.signature,
    readMs: Math.max(0, Math.ceil(minimumReadMs(facts.policy) - (facts.monotonic - rules.shownAt))),
    ...problemOf(rules.problem),
  };
}

function ownDeviceScreen(flow: OwnDeviceFlow, view: PublicView): Screen {
  return {
    name: 'door',
    purpose: flow.purpose,
    firstName: flow.holder.firstName,
    ...(flow.purpose === 'return' ? liabilityLine(view.facts) : {}),
    door: flow.door.compartment,
    stage: flow.door.stage,
    stuck: [],
    bank: view.bank(flow.door.compartment, []),
    devices: [...flow.devices],
    mayChange: false,
    ...(flow.use.until === null ? {} : { useUntil: flow.use.until }),
    usePlace: flow.use.place,
  };
}

function passScreen(flow: PassFlow, facts: Facts): Screen {
  const visit = facts.visit(flow.visit);
  const seen = visit?.host ? facts.person(visit.host)?.shownAs : visit?.hostWords;
  const arranged = arrangedOfVisit(flow.visit, facts);
  return {
    name: 'pass',
    firstName: flow.firstName,
    ...offersReport(visit?.personType, facts),
    pass: flow.code,
    ...(seen ? { host: seen } : {}),
    place: whereIs(flow.visit, flow.inBag, facts),
    inBag: [...flow.inBag],
    ...(arranged.length === 0 ? {} : { arranged: [...arranged] }),
  };
}

/** Where somebody's devices are, in one phrase. */
function whereIs(visit: string, inBag: readonly DeclaredDevice[], facts: Facts): Phrase {
  const deposit = facts.openDepositsOf(visit)[0];
  if (deposit === undefined && facts.arrangementUses().some((use) => use.visit === visit))
    return { key: 'where.arranged' };
  if (deposit === undefined) return { key: inBag.length > 0 ? 'where.bag' : 'where.nothing' };
  if (deposit.state === 'released') return { key: 'where.out' };
  if (deposit.kind === 'locker') return { key: 'where.door', with: { door: Number(deposit.place) } };
  const key =
    deposit.state === 'handed-over' || deposit.state === 'intended' ? 'where.store-unconfirmed' : 'where.store';
  return { key, with: { store: storeLabel(facts.policy, deposit.store, facts.language), place: deposit.place } };
}

function staffDayScreen(flow: StaffDayFlow, facts: Facts): Screen {
  const visit = flow.visit === null ? null : facts.visit(flow.visit);
  const person = flow.person === null ? null : facts.person(flow.person);
  if (flow.choosing !== undefined)
    return { name: 'devices', firstName: person?.first ?? '', start: [...(person?.standing ?? [])], usual: true };
  if (flow.looking !== undefined && person !== null) {
    const { people, contacts } = whomToTurnTo(person, facts);
    return {
      name: 'whom-to-turn-to',
      people: people.map(({ name, roles }) => ({ name, roles: [...roles] })),
      contacts: [...contacts],
    };
  }
  const permission = visit === null ? null : permissionOf(visit, facts);
  return {
    name: 'staff-day',
    firstName: visit === null ? (person?.first ?? '') : holderOf(visit, facts).firstName,
    since: visit?.startedAt ?? null,
    devices: visit === null ? [] : [...facts.devicesOf(visit.id)],
    place:
      visit === null
        ? { key: 'where.not-signed-in' }
        : whereIs(visit.id, person === null ? facts.devicesOf(visit.id) : [], facts),
    mayOpenDesk: person !== null && mayOpenDesk(person),
    ...offersReport(person?.personType ?? visit?.personType, facts),
    mayTurnTo: person !== null,
    said: flow.said ?? null,
    toSign: person === null ? [] : [...toSign(person.id, facts)],
    forms: person === null ? [] : [...offeredForms(person.id, facts)],
    mayDeclare: [...mayDeclare(person, visit, facts)],
    usual: [...(person?.standing ?? [])],
    toConfirm:
      person === null || visit === null
        ? []
        : toConfirm(flow, facts).map((deposit) => ({
            deposit: deposit.id,
            place: deposit.place,
            storeLabel: storeLabel(facts.policy, deposit.store, facts.language),
            devices: [...deposit.devices],
          })),
    permission: permission === null || visit === null ? null : shownPermission(permission, visit, facts),
    stepOutTo:
      visit !== null && mayStepOut(visit, facts)
        ? placeLabel(facts.policy, stepOutPlace(visit.personType, facts.policy) ?? '', facts.language)
        : null,
  };
}

function shownPermission(
  permission: Authorisation,
  visit: Visit,
  facts: Facts,
): NonNullable<ScreenOf<'staff-day'>['permission']> {
  const { kind, checkInMinutes } = permission;
  const other = permission.arrangement === null ? 'use' : 'outing';
  const what = kind === BREAK || kind === STEP_OUT ? kind : checkInMinutes === null ? other : 'check-ins';
  return {
    what,
    until: isOut(permission) ? dueBack(permission) : permission.until,
    place: placeOfUse(permission, facts),
    overdueMinutes: lateness(permission, facts.now),
    nextCheckIn: nextCheckIn(permission),
    offers: offers(visit, permission, facts).map(({ purpose }) => purpose),
  };
}

function farewellScreen(flow: FarewellFlow, facts: Facts): Screen {
  const gaps: { [gap: string]: string | number } = { ...flow.facts };
  if (typeof gaps.until === 'number') gaps.until = facts.timeOf(gaps.until);
  if (typeof gaps.store === 'string') gaps.store = storeLabel(facts.policy, gaps.store, facts.language);
  if (typeof gaps.place === 'string') gaps.place = placeLabel(facts.policy, gaps.place, facts.language);
  const door = flow.says === 'welcome-in' && gaps.door !== undefined ? '-door' : '';
  return {
    name: 'goodbye',
    ...(flow.firstName ? { firstName: flow.firstName } : {}),
    says: { key: `goodbye.${flow.says}${door}`, with: gaps },
    ...(flow.reminder ? { reminder: flow.reminder } : {}),
    ...(flow.inBag === undefined ? {} : { inBag: [...flow.inBag] }),
    ...(flow.mayChange === undefined ? {} : { mayChange: true }),
    nextInMs: Math.max(0, Math.ceil(flow.until - facts.monotonic)),
  };
}

const STOP: readonly KindWordFlow['word'][] = ['not-recorded', 'collect-stuck', 'collect-offline', 'pin-locked'];

function kindWordScreen(flow: KindWordFlow, facts: Facts): Screen {
  const phrase = (part: string): Phrase => ({
    key: `kind-word.${flow.word}${part}`,
    ...(flow.facts ? { with: { ...flow.facts } } : {}),
  });
  return {
    name: 'kind-word',
    notice: {
      tone: STOP.includes(flow.word) ? 'stop' : 'attention',
      happened: phrase(''),
      means: phrase('-means'),
      doNext: phrase('-do'),
    },
    nextInMs: flow.until === null ? null : Math.max(0, Math.ceil(flow.until - facts.monotonic)),
  };
}

function fillingScreen({ session, by, problem }: FillingFlow, facts: Facts): Screen {
  const form = formOf(session.form);
  const context = { subject: session.subject, by, facts };
  const answered = form !== null && session.at === null;
  return {
    name: 'filling',
    firstName: facts.person(by)?.first ?? '',
    asking: asking(session, context),
    entry: answered ? form.says(answersOf(session, form, context), context) : null,
    problem,
  };
}

function signingScreen({ person, agreement, reading }: SigningFlow, facts: Facts): Screen {
  return agreementScreen(facts.person(person)?.first ?? '', agreement, reading, facts);
}

function agreementScreen(firstName: string, agreement: string, reading: RulesStep, facts: Facts): Screen {
  const shown = agreementShown(facts.policy, agreement, facts.language);
  return {
    name: 'agreement',
    firstName,
    label: labelOf(agreement, facts),
    text: shown?.fullText ?? '',
    consequences: shown?.sentences.map(({ text }) => text) ?? [],
    otherLanguage: shown !== null && !shown.complete,
    signature: shown?.signature ?? false,
    readMs: Math.max(0, Math.ceil(minimumReadMs(facts.policy) - (facts.monotonic - reading.shownAt))),
    ...problemOf(reading.problem),
  };
}

/** First who may let it in, then their PIN. */
function letInScreen(
  { behind, deciding }: Extract<SignInFlow, { step: 'let-in' }>,
  reader: boolean,
  facts: Facts,
): Screen {
  const { manager, waitUntil, problem } = deciding;
  const said = problem === null ? {} : { problem: { key: `let-in.problem.${problem}` } };
  if (manager === null) return { name: 'let-in', firstName: behind.arrival.first, reader, ...said };
  const minutes = waitUntil === null ? 0 : Math.max(0, Math.ceil((waitUntil - facts.now) / 60_000));
  return { name: 'pin', firstName: facts.person(manager)?.first ?? '', lockedUntil: waitUntil, minutes, ...said };
}
