import type { Notice, Phrase, Screen } from '../../contract/screen-state.ts';
import type { AskProblem } from '../../domain/arrangements/ask-attending.ts';
import { attendingNeeded, attendingNow } from '../../domain/arrangements/attendance.ts';
import { conditionsOf, hasAccepted } from '../../domain/arrangements/conditions.ts';
import { childrenKeep } from '../../domain/arrangements/offered.ts';
import { kindOf } from '../../domain/arrangements/readers.ts';
import { announcedEvents, eventsToday } from '../../domain/arrangements/special-events.ts';
import { standingOn } from '../../domain/arrangements/standing.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import { inLanguage, placeLabel } from '../../domain/policy/requirements.ts';
import type { Arrangement } from '../../domain/record/state.ts';
import type { AtArrangement, AtAttending } from '../../domain/visits/arrangement-steps.ts';
import { type LeaveAttendedFlow, useLeft } from '../../domain/visits/leave-attended.ts';

/** What a kind is called in the reader's language; its id where the policy no longer has it. */
export function arrangementLabel(kind: string, { policy, language }: Pick<Facts, 'policy' | 'language'>): string {
  const known = kindOf(kind, policy);
  return known === undefined ? kind : inLanguage(known.label, language);
}

/** Where and when it holds, for the person who goes by it. */
function heldWhere({ terms }: Arrangement, facts: Facts): readonly Phrase[] {
  if (terms === null) return [];
  const places = terms.places.map((place) => placeLabel(facts.policy, place, facts.language));
  return [
    ...(places.length === 0 ? [] : [{ key: 'arrangement.places', with: { places: places.join(', ') } }]),
    ...(terms.hours === null ? [] : [{ key: 'arrangement.hours', with: { ...terms.hours } }]),
  ];
}

const byId = (id: string, facts: Facts) => facts.arrangements().find((known) => known.id === id);

export function arrangementScreen(at: AtArrangement | AtAttending, reader: boolean, facts: Facts): Screen {
  const arrangement = byId(at.arrangement, facts);
  const where = arrangement === undefined ? [] : [...heldWhere(arrangement, facts)];
  const label = arrangementLabel(at.kind, facts);
  const firstName = at.agreeing.arrival.first;
  if (at.step === 'arrangement') {
    const { texts } = conditionsOf(at.kind, facts);
    return { name: 'arrangement', firstName, label, where, devices: [...at.devices], conditions: [...texts] };
  }
  return {
    name: 'attending',
    asks: 'arriving',
    firstName,
    about: firstName,
    label,
    where,
    needed: at.needed,
    confirmed: at.attending.map(({ person }) => facts.person(person)?.first ?? ''),
    reader,
    ...problemOf(at.problem),
  };
}

export function leaveAttendedScreen(flow: LeaveAttendedFlow, reader: boolean, facts: Facts): Screen {
  const use = useLeft(flow, facts);
  const arrangement = use === null ? undefined : byId(use.arrangement, facts);
  const visit = use === null ? null : facts.visit(use.visit);
  const named = visit?.person ? facts.person(visit.person)?.first : visit?.first;
  const staying = use === null ? [] : attendingNow(use, facts).filter((person) => person !== flow.person);
  return {
    name: 'attending',
    asks: 'leaving',
    firstName: facts.person(flow.person)?.first ?? '',
    about: named ?? '',
    label: arrangement?.terms ? arrangementLabel(arrangement.terms.kind, facts) : '',
    where: arrangement === undefined ? [] : [...heldWhere(arrangement, facts)],
    needed: use === null ? 0 : attendingNeeded(use, facts),
    confirmed: staying.map((person) => facts.person(person)?.first ?? ''),
    reader,
    ...problemOf(flow.problem),
  };
}

function problemOf(problem: AskProblem | null): { problem?: Phrase } {
  return problem === null ? {} : { problem: { key: `arrangement.problem.${problem}` } };
}

/** `Friday 4 December` in the reader's language: a day of the setting, so no time zone comes into it. */
export function dayInWords(day: string, language: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  // The setting is in Britain, and days are said there with the number first.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(date);
}

export function eventTitle({ terms, words }: Arrangement, facts: Facts): string {
  return words.title ?? (terms === null ? '' : arrangementLabel(terms.kind, facts));
}

/** What is announced on the idle screen and at sign-in: what and when, and nobody's name (SETTINGS A4). */
export function eventNotices(facts: Facts): readonly Notice[] {
  return announcedEvents(facts).map((event): Notice => {
    const what = eventTitle(event, facts);
    if (standingOn(event, facts.day) === 'valid') {
      return {
        tone: 'calm',
        happened: { key: 'notice.event-today', with: { what } },
        means: { key: 'notice.event-means' },
      };
    }
    const day = dayInWords(event.firstDay, facts.language);
    return {
      tone: 'calm',
      happened: { key: 'notice.event-coming', with: { what, day } },
      means: { key: 'notice.event-means' },
    };
  });
}

/** What is said to a parent besides: events that come, and what the children keep with them today. */
export function familyNotices(person: string, facts: Facts): readonly Notice[] {
  const kept = childrenKeep(person, facts).map((arrangement): Notice => {
    const kind = arrangement.terms?.kind ?? '';
    const conditions = conditionsOf(kind, facts).texts.join(' ');
    const child = arrangement.words.childInitials ?? '';
    return {
      tone: 'calm',
      happened: { key: 'notice.child-keeps', with: { child, label: arrangementLabel(kind, facts) } },
      ...(conditions === '' ? {} : { means: { key: 'form.as-is', with: { text: conditions } } }),
    };
  });
  // An event of today stands with its touch, so its notice would say it twice.
  return [...kept, ...eventNotices(facts).filter(({ happened }) => happened.key !== 'notice.event-today')];
}

type FamilyEvent = NonNullable<Extract<Screen, { name: 'family' }>['events']>[number];

/** The events of today, with the sharing rule that a parent who takes part accepts. */
export function familyEvents(person: string, facts: Facts): readonly FamilyEvent[] {
  return eventsToday(facts).flatMap((event): FamilyEvent[] => {
    if (event.terms === null) return [];
    const { texts } = conditionsOf(event.terms.kind, facts);
    return [
      {
        arrangement: event.id,
        what: eventTitle(event, facts),
        conditions: [...texts],
        accepted: hasAccepted(event, person, facts),
      },
    ];
  });
}

/** Under which arrangements the things of a visit stay with the person. */
export function arrangedOfVisit(visit: string, facts: Facts): readonly { label: string; where: Phrase[] }[] {
  return facts
    .arrangementUses()
    .filter((use) => use.visit === visit)
    .flatMap((use) => {
      const arrangement = byId(use.arrangement, facts);
      if (!arrangement?.terms) return [];
      return [{ label: arrangementLabel(arrangement.terms.kind, facts), where: [...heldWhere(arrangement, facts)] }];
    });
}
