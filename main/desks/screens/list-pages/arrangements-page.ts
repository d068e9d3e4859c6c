import type { DeskList, Phrase } from '../../../contract/screen-state.ts';
import { endArrangementForm, reviewArrangementForm } from '../../../domain/arrangements/arrangement-forms.ts';
import { attendingNow } from '../../../domain/arrangements/attendance.ts';
import { importArrangementsForm } from '../../../domain/arrangements/import-arrangements-form.ts';
import { makeArrangementForm } from '../../../domain/arrangements/make-arrangement-form.ts';
import { mayRead } from '../../../domain/arrangements/readers.ts';
import { shortcomingsOf } from '../../../domain/arrangements/shortcomings.ts';
import { laterDay, reviewOn, standingOn } from '../../../domain/arrangements/standing.ts';
import { nameOf, nameOfVisit } from '../../../domain/desk/names.ts';
import type { Form } from '../../../domain/forms/form.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import { placeLabel } from '../../../domain/policy/requirements.ts';
import type { Arrangement } from '../../../domain/record/state.ts';
import { arrangementLabel } from '../arrangement-screens.ts';

type Row = DeskList['rows'][number];

const say = (key: string, gaps?: Phrase['with']): Phrase => ({ key, ...(gaps ? { with: gaps } : {}) });
const asIs = (text: string): Phrase => say('form.as-is', { text });
/** How many of those that are over are still listed; the record keeps them all. */
const MOST_OVER = 20;

/** The arrangements that this person may read: what wants a review, what holds, what comes and what is over. */
export function arrangementsPage(facts: Facts, by: Id): readonly DeskList[] {
  const roles = facts.person(by)?.roles ?? [];
  const readable = facts.arrangements().filter((arrangement) => mayRead(arrangement, roles, facts.policy));
  const standing = (wanted: string) => readable.filter((arrangement) => standingOn(arrangement, facts.day) === wanted);
  const due = (arrangement: Arrangement) => reviewOn(arrangement, facts.day) !== 'none';
  const valid = standing('valid');
  const over = readable.filter((one) => ['over', 'ended'].includes(standingOn(one, facts.day))).reverse();
  const rows = (some: readonly Arrangement[]) => some.map((arrangement) => rowOf(arrangement, facts, by));
  const mayMake = makeArrangementForm.may({ subject: null, by, facts }) === null;
  const list = (id: string, some: readonly Arrangement[]): DeskList => ({
    id,
    title: say(`desk.arrangements.${id}`),
    empty: say(`desk.arrangements.${id}-empty`),
    rows: rows(some),
  });
  return [
    {
      ...list('due', [...valid, ...standing('coming')].filter(due)),
      ...(mayMake
        ? {
            add: [
              { form: makeArrangementForm.id, label: say('desk.arrangements.make') },
              { form: importArrangementsForm.id, label: say('desk.arrangements.import') },
            ],
          }
        : {}),
    },
    list(
      'valid',
      valid.filter((arrangement) => !due(arrangement)),
    ),
    list(
      'coming',
      standing('coming').filter((arrangement) => !due(arrangement)),
    ),
    list('over', over.slice(0, MOST_OVER)),
  ];
}

function rowOf(arrangement: Arrangement, facts: Facts, by: Id): Row {
  const { terms, words } = arrangement;
  const names = (terms?.people ?? []).map((id) => nameOfPerson(id, facts)).filter((name) => name !== '');
  const review = reviewOn(arrangement, facts.day);
  const standing = standingOn(arrangement, facts.day);
  const running = standing === 'valid' || standing === 'coming';
  return {
    id: arrangement.id,
    first: asIs(terms === null ? '' : arrangementLabel(terms.kind, facts)),
    under: asIs(names.length > 0 ? names.join(', ') : (words.title ?? '')),
    middle: daysOf(arrangement),
    end:
      running && review !== 'none'
        ? say(`desk.arrangements.review-${review}`, { day: arrangement.reviewOn ?? '' })
        : say(`desk.arrangements.is-${standing}`),
    tone: !running ? 'quiet' : review === 'overdue' ? 'stop' : review === 'soon' ? 'warm' : 'plain',
    facts: factsOf(arrangement, facts),
    actions: running ? actionsOn(arrangement, facts, by) : [],
  };
}

function daysOf({ firstDay, lastDay }: Arrangement): Phrase {
  if (lastDay === null) return say('desk.arrangements.from', { day: firstDay });
  if (lastDay === firstDay) return say('desk.arrangements.day', { day: firstDay });
  return say('desk.arrangements.days', { from: firstDay, until: lastDay });
}

function actionsOn({ id }: Arrangement, facts: Facts, by: Id): Row['actions'] {
  const offered = (form: Form) => form.may({ subject: id, by, facts }) === null;
  return [reviewArrangementForm, endArrangementForm]
    .filter(offered)
    .map((form) => ({ form: form.id, subject: id, label: say(`form.${form.id}.open`) }));
}

function nameOfPerson(id: Id, facts: Facts): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

/** What was agreed, line by line; a line that was never given is left out. */
function factsOf(arrangement: Arrangement, facts: Facts): Row['facts'] {
  const { terms, words } = arrangement;
  const found: Row['facts'] = [];
  const add = (name: string, text: string | null | undefined) => {
    if (text) found.push({ name: say(`desk.arrangements.fact.${name}`), says: asIs(text) });
  };
  const places = (terms?.places ?? []).map((place) => placeLabel(facts.policy, place, facts.language));
  for (const use of facts.arrangementUses().filter((one) => one.arrangement === arrangement.id)) {
    const visit = facts.visit(use.visit);
    add('in-use', visit === null ? null : nameOfVisit(visit, facts));
    add(
      'attending',
      attendingNow(use, facts)
        .map((id) => nameOfPerson(id, facts))
        .join(', '),
    );
  }
  for (const missing of running(arrangement, facts) ? shortcomingsOf(arrangement, facts.policy) : []) {
    found.push({ name: say('desk.arrangements.fact.missing'), says: say(`desk.arrangements.missing.${missing}`) });
  }
  add('places', places.join(', '));
  add('hours', terms?.hours ? `${terms.hours.from}–${terms.hours.until}` : null);
  add('organisation', words.organisation);
  add('destination', words.destination);
  add('document', words.document);
  add('child', words.childInitials);
  add('child-start', terms?.childStart);
  add('advice', words.advice);
  add('decision', words.decision);
  add('boundaries', words.boundaries);
  if (terms?.riskAssessedOn) {
    const by = [words.riskReference, words.riskAuthor].filter((part) => part).join(', ');
    found.push({
      name: say('desk.arrangements.fact.risk'),
      says: say(by === '' ? 'desk.arrangements.day' : 'desk.arrangements.risk', { day: terms.riskAssessedOn, by }),
    });
  }
  add('approved', nameOfPerson(arrangement.approvedBy, facts));
  found.push({ name: say('desk.arrangements.fact.role'), says: say(`form.role.${arrangement.role}`) });
  add('review', arrangement.reviewOn);
  add('reviewed', arrangement.reviewedBy === null ? null : nameOfPerson(arrangement.reviewedBy, facts));
  if (arrangement.endedWhy !== null)
    found.push({
      name: say('desk.arrangements.fact.ended'),
      says: say(`form.end-arrangement.${arrangement.endedWhy}`),
    });
  return found;
}

function running(arrangement: Arrangement, facts: Facts): boolean {
  return ['valid', 'coming'].includes(standingOn(arrangement, facts.day));
}

export interface ArrangementReminders {
  readonly due: number;
  readonly overdue: number;
  /** Whose last day passed within the week. */
  readonly over: number;
}

/** What this person should know of arrangements that they may read. */
export function arrangementReminders(facts: Facts, by: Id): ArrangementReminders {
  const roles = facts.person(by)?.roles ?? [];
  const readable = facts.arrangements().filter((arrangement) => mayRead(arrangement, roles, facts.policy));
  const open = readable.filter((arrangement) => running(arrangement, facts));
  const count = (review: string) => open.filter((arrangement) => reviewOn(arrangement, facts.day) === review).length;
  return {
    due: count('soon'),
    overdue: count('overdue'),
    over: readable.filter(
      (one) => standingOn(one, facts.day) === 'over' && laterDay(one.lastDay ?? facts.day, 7) >= facts.day,
    ).length,
  };
}
