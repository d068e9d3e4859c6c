import type { BankPicture, DeskPage, Phrase, ScreenOf } from '../../contract/screen-state.ts';
import { endingUses } from '../../domain/arrangements/matters.ts';
import { mayRead } from '../../domain/arrangements/readers.ts';
import type { Change } from '../../domain/change-log/change.ts';
import { type Balanced, balanceOf } from '../../domain/day-end/balance.ts';
import { hourOf } from '../../domain/day-end/setting-day.ts';
import { tabsFor } from '../../domain/desk/desk-access.ts';
import type { DeskFlow } from '../../domain/desk/desk-flow.ts';
import { nameOf, nameOfDeposit, nameOfVisit } from '../../domain/desk/names.ts';
import { mayHavePin } from '../../domain/desk/pin-rules.ts';
import { countOf } from '../../domain/devices.ts';
import { depositInWords } from '../../domain/evidence/deposit-in-words.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import { lateness } from '../../domain/out-and-back/offers.ts';
import { placeOfUse } from '../../domain/out-and-back/outing.ts';
import { steppedOut } from '../../domain/out-and-back/step-out.ts';
import { type Id, PERSON_TYPES } from '../../domain/people.ts';
import { dueBack, isOut, outUnder } from '../../domain/phones/permitted-use.ts';
import { type Grantable, grantableFor } from '../../domain/policy/grantable.ts';
import { isNeverPlace } from '../../domain/policy/permitted.ts';
import { inLanguage, placeLabel, storeLabel } from '../../domain/policy/requirements.ts';
import { BREAK, reasonLabel } from '../../domain/policy/uses.ts';
import type { Arrangement, Credential, Deposit, Exception, Visit } from '../../domain/record/state.ts';
import { never } from '../../domain/result.ts';
import { nameOfDevice, overdueIssues, settingDevice } from '../../domain/setting-devices/register.ts';
import { arrangementLabel } from './arrangement-screens.ts';
import { asking } from './asking.ts';
import { decisionSays } from './decision-says.ts';
import { conditionOf } from './deposit-screens.ts';
import type { HealthRow } from './health-rows.ts';
import { arrangementFileList } from './list-pages/arrangement-file-list.ts';
import { incidentsChart } from './list-pages/incidents-page.ts';
import { listsOf } from './list-pages/list-page.ts';
import type { Reminder } from './reminders.ts';

export interface DeskView {
  readonly facts: Facts;
  readonly timeZone: string;
  readonly dayBounds: { readonly from: number; readonly to: number };
  readonly health: readonly HealthRow[];
  readonly reminders: readonly Reminder[];
  readonly rosterFile: string;
  lastExport(): number | null;
  startedBetween(from: number, to: number): readonly Visit[];
  credentialsOf(person: Id): readonly Credential[];
  /** How often each kind of exception was raised from then on, most often first. */
  exceptionsSince(at: number): readonly { readonly kind: string; readonly count: number }[];
  /** What was changed in policy, people, credentials, hardware and program, newest first. */
  latestChanges(most: number): readonly Change[];
  outOfOrder(): readonly { readonly compartment: number; readonly why: string }[];
  /** The whole truth about the doors; null where there is no locker. */
  bank(): BankPicture | null;
}

export function deskScreen(flow: DeskFlow, view: DeskView): ScreenOf<'desk'> {
  const { facts } = view;
  const manager = facts.person(flow.manager);
  const under = manager === null ? '' : nameOf(manager);
  return {
    name: 'desk',
    manager: under,
    tabs: [...tabsFor(flow.manager, facts)],
    page: deskPage(flow, view),
    asking: flow.form === null ? null : asking(flow.form, { subject: flow.form.subject, by: flow.manager, facts }),
    decision:
      flow.pending === null
        ? null
        : {
            says: decisionSays(flow.pending.decision, flow, view),
            under,
            ...(flow.pending.problem === null
              ? {}
              : {
                  problem: { key: `desk.problem.${flow.pending.problem.code}`, with: { ...flow.pending.problem.gaps } },
                }),
          },
    said:
      flow.said === null
        ? null
        : {
            tone: flow.said.tone,
            happened: { key: flow.said.key, with: { ...flow.said.gaps } },
            ...saidMore(flow.said.key, flow.said.gaps),
          },
  };
}

/** Three ways in which a door can turn out to have stayed shut; for the manager they are one. */
const SHUT: readonly string[] = ['door-did-not-open', 'no-contact', 'person-says-shut'];

/** Notices that have a second or third part in the catalogue. */
function saidMore(
  key: string,
  gaps: Readonly<{ [gap: string]: string | number }>,
): { means?: Phrase; doNext?: Phrase } {
  const doNext = (of: string): Phrase => ({ key: of, with: { ...gaps } });
  switch (key) {
    case 'desk.said.granted':
      return { doNext: doNext('desk.said.granted-door') };
    case 'desk.said.saved-changes':
    case 'desk.said.saved-sign':
    case 'desk.said.saved-sign-in-english':
      return { means: doNext('desk.said.saved-where') };
    case 'desk.said.opened':
      return { doNext: doNext('desk.said.opened-do') };
    case 'desk.problem.export-not-written':
    case 'desk.problem.export-no-key':
    case 'desk.problem.export-removable':
    case 'desk.problem.export-unencrypted':
    case 'desk.problem.export-unknown-volume':
      return { means: doNext(`${key}-means`), doNext: doNext(`${key}-do`) };
    default:
      return {};
  }
}

function deskPage(flow: DeskFlow, view: DeskView): DeskPage {
  switch (flow.tab) {
    case 'now':
      return nowPage(flow, view);
    case 'devices':
      return {
        tab: 'devices',
        deposits: view.facts.openDeposits().map((deposit) => depositRow(deposit, view.facts)),
        bank: view.bank(),
      };
    case 'permissions':
      return permissionsPage(flow, view);
    case 'exceptions':
      return { tab: 'exceptions', open: exceptionRows(view.facts) };
    case 'people':
      return peoplePage(flow, view);
    case 'hardware':
      return {
        tab: 'hardware',
        bank: view.bank(),
        outOfOrder: view
          .outOfOrder()
          .map(({ compartment, why }) => ({ door: compartment, why: SHUT.includes(why) ? 'did-not-open' : why })),
        health: [...view.health],
      };
    case 'day':
      return dayPage(flow, view);
    case 'incidents':
      return {
        tab: 'incidents',
        lists: listsOf('incidents', view, flow.manager),
        ...incidentsChart(view, flow.manager),
      };
    case 'arrangements':
    case 'setting-devices':
    case 'agreements':
    case 'policy':
      return { tab: flow.tab, lists: [...arrangementFileList(flow), ...listsOf(flow.tab, view, flow.manager)] };
    default:
      return never(flow.tab);
  }
}

function nowPage(flow: DeskFlow, view: DeskView): DeskPage {
  const { facts } = view;
  const visits = facts.openVisits();
  const permissions = authorisationRows(facts);
  const deposits = facts.openDeposits();
  const out = deposits.filter((deposit) => deposit.state === 'released');
  const sum = (some: readonly Deposit[]) => some.reduce((total, deposit) => total + countOf(deposit.devices), 0);
  const hours = new Map<number, number>();
  for (const visit of view.startedBetween(view.dayBounds.from, view.dayBounds.to)) {
    const hour = hourOf(visit.startedAt, view.timeZone);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return {
    tab: 'now',
    counts: PERSON_TYPES.map((personType) => ({
      personType,
      count: visits.filter((visit) => visit.personType === personType).length,
    })).filter(({ count }) => count > 0),
    onSite: visits.map((visit) => siteRow(visit, flow.manager, facts)),
    devicesIn: sum(deposits.filter((deposit) => deposit.state !== 'released')),
    devicesOut: sum(out),
    overdue: permissions.filter((row) => row.overdueMinutes > 0 && row.deviceOut),
    openExceptions: facts.openExceptions().length,
    bank: view.bank(),
    health: [...view.health],
    lastExport: view.lastExport(),
    remind: view.reminders.map((reminder) => ({ ...reminder })),
    arrivals: [...hours].map(([hour, count]) => ({ hour, count })).sort((a, b) => a.hour - b.hour),
  };
}

function siteRow(visit: Visit, manager: Id, facts: Facts) {
  const host = visit.host === null ? visit.hostWords : (facts.person(visit.host)?.shownAs ?? null);
  return {
    visit: visit.id,
    name: nameOfVisit(visit, facts),
    personType: visit.personType,
    since: visit.startedAt,
    ...(host === null ? {} : { host }),
    devices: [...facts.devicesOf(visit.id)],
    where: whereOf(visit, facts),
    self: visit.person === manager,
  };
}

function whereOf(visit: Visit, facts: Facts): Phrase[] {
  const deposits = facts.openDepositsOf(visit.id);
  const kept = deposits.reduce((total, deposit) => total + countOf(deposit.devices), 0);
  const inBag = countOf(facts.devicesOf(visit.id)) - kept;
  const places = deposits.map((deposit) => depositWhere(deposit, facts));
  if (steppedOut(visit.id, facts) !== null) places.unshift({ key: 'desk.where.stepped-out' });
  return inBag > 0 ? [...places, { key: 'desk.where.bag' }] : places;
}

function depositWhere(deposit: Deposit, facts: Facts): Phrase {
  if (deposit.state === 'unknown') return { key: 'desk.where.unknown' };
  if (deposit.state === 'released') {
    const open = outUnder(deposit, facts);
    if (open !== null) {
      const due = dueBack(open);
      if (due === null) return { key: 'desk.where.with-them' };
      const place = placeOfUse(open, facts);
      return {
        key: open.kind === BREAK ? 'desk.where.break' : 'desk.where.out',
        with: { place, until: facts.timeOf(due) },
      };
    }
  }
  if (deposit.kind === 'locker') return { key: 'desk.where.door', with: { door: Number(deposit.place) } };
  const key = deposit.state === 'held' ? 'desk.where.store' : 'desk.where.store-unconfirmed';
  return { key, with: { store: storeLabel(facts.policy, deposit.store, facts.language), place: deposit.place } };
}

type DepositRow = Extract<DeskPage, { tab: 'devices' }>['deposits'][number];

function depositRow(deposit: Deposit, facts: Facts): DepositRow {
  const visit = deposit.visit === null ? null : facts.visit(deposit.visit);
  // Open deposits are in none of the ended states; the contract has no word for those.
  const state = deposit.state === 'collected' || deposit.state === 'cancelled' ? 'unknown' : deposit.state;
  return {
    deposit: deposit.id,
    owner: nameOfDeposit(deposit.id, facts),
    personType: deposit.child === null ? (visit?.personType ?? 'visitor') : 'child',
    ...conditionOf(deposit),
    store: deposit.store,
    storeLabel: storeLabel(facts.policy, deposit.store, facts.language),
    place: deposit.place,
    kind: deposit.kind,
    state,
    devices: [...deposit.devices],
    since: deposit.intendedAt,
    ...(facts.holdOf(deposit.id) === null ? {} : { kept: true as const }),
  };
}

type AuthorisationRow = Extract<DeskPage, { tab: 'permissions' }>['open'][number];

function authorisationRows(facts: Facts): AuthorisationRow[] {
  return facts.openAuthorisations().map((open) => {
    const visit = facts.visit(open.visit);
    const by = open.grantedBy === null ? null : facts.person(open.grantedBy);
    return {
      authorisation: open.id,
      who: visit === null ? '' : nameOfVisit(visit, facts),
      reason: visit === null ? open.reason : reasonLabel(open, visit.personType, facts.policy, facts.language),
      place: placeOfUse(open, facts),
      from: open.from,
      until: isOut(open) ? dueBack(open) : open.until,
      grantedBy: by === null ? '' : nameOf(by),
      overdueMinutes: lateness(open, facts.now),
      deviceOut: isOut(open),
    };
  });
}

function permissionsPage(flow: DeskFlow, { facts }: DeskView): DeskPage {
  const { policy, language } = facts;
  const never = Object.entries(policy.places).filter(([id, place]) => isNeverPlace(id, place));
  return {
    tab: 'permissions',
    open: authorisationRows(facts),
    people: facts.openVisits().map((visit) => ({
      visit: visit.id,
      name: nameOfVisit(visit, facts),
      personType: visit.personType,
      self: visit.person === flow.manager,
      deviceIn: facts.openDepositsOf(visit.id).some((deposit) => deposit.state === 'held'),
      kinds: grantableFor(visit.personType, policy).map((kind) => grantableKind(kind, visit, facts)),
      neverPlaces: never.map(([id, place]) => ({ id, label: inLanguage(place.label, language) })),
    })),
  };
}

type GrantableKind = Extract<DeskPage, { tab: 'permissions' }>['people'][number]['kinds'][number];

function grantableKind(kind: Grantable, visit: Visit, { policy, language }: Facts): GrantableKind {
  const { id, label, reasons, places, longestMinutes, organisation, checkInMinutes, confirmations } = kind;
  return {
    id,
    label:
      label === null
        ? { key: 'desk.permissions.a-break' }
        : { key: 'form.as-is', with: { text: inLanguage(label, language) } },
    reasons: reasons.map((reason) => ({ id: reason.id, label: inLanguage(reason.label, language) })),
    places: places.map((place) => ({ id: place, label: placeLabel(policy, place, language) })),
    longestMinutes,
    organisation: visit.organisation === null ? organisation : 'no',
    checkInMinutes,
    confirmations: confirmations.map((one) => ({ id: one.id, label: inLanguage(one.text, language) })),
  };
}

function exceptionRows(facts: Facts): Extract<DeskPage, { tab: 'exceptions' }>['open'] {
  return facts.openExceptions().map((open) => {
    const visit = open.visit === null ? null : facts.visit(open.visit);
    const person = open.person === null ? null : facts.person(open.person);
    const owner = open.deposit === null ? '' : nameOfDeposit(open.deposit, facts);
    const who = visit !== null ? nameOfVisit(visit, facts) : person !== null ? nameOf(person) : owner;
    return {
      exception: open.id,
      kind: open.kind,
      severity: open.severity,
      at: open.raisedAt,
      ...(who === '' ? {} : { who }),
      ...(open.compartment === null ? {} : { door: open.compartment }),
      detail: detailOf(open, facts),
    };
  });
}

/** The detail of an exception as a person can use it: of a setting's own device its number, not the issue's. */
function detailOf({ kind, detail }: Exception, facts: Facts): string {
  if (kind !== 'setting-device-overdue') return detail;
  const device = settingDevice(facts.deviceIssue(detail)?.device ?? null, facts);
  return device?.assetNumber ?? '';
}

function peoplePage(flow: DeskFlow, view: DeskView): DeskPage {
  const { facts } = view;
  const awaiting = flow.awaitingBadge === null ? null : facts.person(flow.awaitingBadge);
  return {
    tab: 'people',
    people: facts
      .people()
      .filter((person) => person.active)
      .map((person) => {
        const held = view.credentialsOf(person.id).filter((credential) => credential.revokedAt === null);
        return {
          person: person.id,
          name: nameOf(person),
          personType: person.personType,
          manager: person.roles.includes('manager'),
          hasBadge: held.some((credential) => credential.kind === 'badge'),
          hasCode: held.some((credential) => credential.kind !== 'badge'),
          hasPin: facts.hasPin(person.id),
          children: facts.childrenOf(person.id).map(({ id, initials }) => ({ child: id, initials: initials ?? '' })),
          mayHavePin: mayHavePin(person),
          self: person.id === flow.manager,
        };
      }),
    freshCodes: [...flow.fresh],
    awaitingBadge: awaiting === null ? null : nameOf(awaiting),
    roster:
      flow.imported === null
        ? null
        : {
            file: view.rosterFile,
            added: Number(flow.imported.facts.added),
            faults: (flow.imported.faults ?? []).map((fault) => ({
              line: fault.line,
              says: { key: `desk.roster.${fault.code}`, with: { ...fault.gaps } },
            })),
          },
  };
}

function dayPage(flow: DeskFlow, view: DeskView): DeskPage {
  const { facts } = view;
  const balance = balanceOf(facts, flow.manager);
  const balanced = balance.every((item) => item.count === 0 || item.acceptedBy !== null);
  return {
    tab: 'day',
    day: facts.day,
    stage: flow.closing === 'balancing' && balanced ? 'ready' : flow.closing,
    balance: balance.map((item) => {
      const by = item.acceptedBy === null ? null : facts.person(item.acceptedBy);
      return {
        what: item.what,
        count: item.count,
        accepted: by === null ? null : nameOf(by),
        rows: rowsOf(item.what, flow.manager, view).slice(0, 60),
      };
    }),
    ...keptRows(facts),
    closingHash: flow.closed?.hash ?? null,
    folder: flow.closed?.folder ?? null,
    problem: null,
  };
}

/** Named as what it is, not as forgotten (SETTINGS E14). */
function keptRows(facts: Facts): { kept?: string[] } {
  const kept = facts.openDeposits().filter(({ id }) => facts.holdOf(id) !== null);
  return kept.length === 0 ? {} : { kept: kept.map((deposit) => depositLine(deposit, facts)).slice(0, 60) };
}

function depositLine(deposit: Deposit, facts: Facts): string {
  const { who, where } = depositInWords(deposit, facts).gaps;
  return `${who} · ${where}`;
}

/** Who keeps a device today for the last time; under which arrangement only for those who may read it (SETTINGS D3). */
function endingRow(visit: Id, arrangement: Arrangement, reader: Id, facts: Facts): string {
  const found = facts.visit(visit);
  const readable = mayRead(arrangement, facts.person(reader)?.roles ?? [], facts.policy);
  const label = readable && arrangement.terms !== null ? arrangementLabel(arrangement.terms.kind, facts) : '';
  return [found === null ? '' : nameOfVisit(found, facts), label].filter((part) => part !== '').join(' · ');
}

function rowsOf(what: Balanced, manager: Id, { facts }: DeskView): string[] {
  const own = facts.openVisitOf(manager)?.id;
  switch (what) {
    case 'people':
      return facts
        .openVisits()
        .filter((visit) => visit.id !== own)
        .map((visit) => nameOfVisit(visit, facts));
    case 'devices':
      return facts
        .openDeposits()
        .filter((deposit) => deposit.visit !== own && facts.holdOf(deposit.id) === null)
        .map((deposit) => depositLine(deposit, facts));
    case 'permissions':
      return [
        ...authorisationRows(facts).map((row) => `${row.who} · ${row.reason}`),
        ...endingUses(facts, own ?? null).map(({ use, arrangement }) =>
          endingRow(use.visit, arrangement, manager, facts),
        ),
      ];
    case 'setting-devices':
      return overdueIssues(facts).map((issue) => {
        const [device, person] = [settingDevice(issue.device, facts), facts.person(issue.person)];
        return [person === null ? '' : nameOf(person), device === null ? '' : nameOfDevice(device)].join(' · ');
      });
    case 'exceptions':
      return exceptionRows(facts).map((row) =>
        [row.who, row.kind, row.door].filter((part) => part !== undefined).join(' · '),
      );
  }
}
