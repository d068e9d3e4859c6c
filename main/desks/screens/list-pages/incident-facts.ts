import type { DeskList } from '../../../contract/screen-state.ts';
import { nameOf, nameOfVisit } from '../../../domain/desk/names.ts';
import { asIs, type Words, words } from '../../../domain/forms/form.ts';
import { kindOf, outcomeLabel, outcomeOf } from '../../../domain/incidents/incident-words.ts';
import { missingToClose } from '../../../domain/incidents/outcome-forms.ts';
import { notSeenBy } from '../../../domain/incidents/reach.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import { inLanguage } from '../../../domain/policy/requirements.ts';
import type { Incident, IncidentEntry } from '../../../domain/record/incident-state.ts';
import { contactsFor } from './turn-to.ts';

type Fact = DeskList['rows'][number]['facts'][number];

/** Everything on one incident, in the order in which somebody who works on it wants to know it. */
export function incidentFacts(incident: Incident, reader: Id, facts: Facts): Fact[] {
  const { policy, language } = facts;
  const instruction = kindOf(incident.kind, policy)?.instruction;
  return [
    ...(instruction === undefined ? [] : [fact('first-of-all', asIs(inLanguage(instruction, language)))]),
    fact('reporter', reporterOf(incident, facts)),
    ...seen(incident),
    ...incident.about.map((id) => fact('about', asIs(nameOfId(id, facts)))),
    ...said('words', incident.words),
    ...said('initials', incident.childInitials),
    ...(incident.device === null ? [] : [fact('device', words(`device.${incident.device}`))]),
    ...said('evidence', incident.evidence),
    ...parents(incident, facts),
    ...incident.entries.map((entry) => entryFact(entry, facts)),
    ...incident.actions.map((action): Fact => {
      const who = action.owner === null ? null : nameOfId(action.owner, facts);
      const gaps = { what: action.what ?? '', who: who ?? '', day: action.due };
      if (action.doneAt !== null) return fact('action', words('list.incidents.action-done', gaps));
      if (who === null) return fact('action', words('list.incidents.action-nobody', gaps));
      return fact(
        'action',
        words(action.due < facts.day ? 'list.incidents.action-late' : 'list.incidents.action-open', gaps),
      );
    }),
    ...notSeenBy(incident, facts).map((role) => fact('not-seen', words(`form.role.${role}`))),
    ...(incident.closedAt === null
      ? missingToClose(incident, facts).map(({ why, action }) =>
          fact('missing', words(`incident.close.why.${why}`, { action: action ?? '' })),
        )
      : []),
    ...contactsFor(reader, facts).map(({ label, telephone }) => ({
      name: asIs(label),
      says: telephone === null ? words('list.incidents.no-number') : asIs(telephone),
    })),
  ];
}

function fact(name: string, says: Words): Fact {
  return { name: words(`list.incidents.fact.${name}`), says };
}

function said(name: string, text: string | null): Fact[] {
  return text === null ? [] : [fact(name, asIs(text))];
}

function reporterOf({ reporter, visit }: Incident, facts: Facts): Words {
  const person = reporter === null ? null : facts.person(reporter);
  if (person !== null) return asIs(nameOf(person));
  const came = visit === null ? null : facts.visit(visit);
  return came === null ? words('list.incidents.nobody-known') : asIs(nameOfVisit(came, facts));
}

function seen({ seenOn, seenAt }: Incident): Fact[] {
  if (seenOn === null) return [];
  if (seenAt === null) return [fact('seen', words('form.day', { day: seenOn }))];
  return [fact('seen', words('list.incidents.day-time', { day: seenOn, time: seenAt }))];
}

/** SETTINGS C12, D16: where the policy asks for the talk with the parents, that it is still to come is said too. */
function parents({ kind, parentsOn }: Incident, { policy }: Facts): Fact[] {
  if (parentsOn !== null) return [fact('parents', words('form.day', { day: parentsOn }))];
  const asked = kindOf(kind, policy)?.asks.includes('discussed-with-parents-on') === true;
  return asked ? [fact('parents', words('list.incidents.parents-not-yet'))] : [];
}

/** Who, in which role and when (SETTINGS E28), then what. */
function entryFact(entry: IncidentEntry, facts: Facts): Fact {
  const gaps = { day: facts.dateOf(entry.at), time: facts.timeOf(entry.at) };
  const name =
    entry.by === null || entry.role === null
      ? words('list.incidents.as.reporter', gaps)
      : words(`list.incidents.as.${entry.role}`, { ...gaps, who: nameOfId(entry.by, facts) });
  return { name, says: entrySays(entry, facts) };
}

function entrySays({ what, on, words: told }: IncidentEntry, facts: Facts): Words {
  const text = (field: string) => told[field] ?? '';
  switch (what) {
    case 'added':
      return words('list.incidents.says.added', {
        text: ['words', 'childInitials', 'evidence']
          .map(text)
          .filter((part) => part !== '')
          .join(' · '),
      });
    case 'noted':
      return asIs(text('words'));
    case 'advice':
      return words('list.incidents.says.advice', {
        who: text('who'),
        from: text('from'),
        day: on ?? '',
        answer: text('answer'),
      });
    case 'action-added':
      return words('list.incidents.says.action', { what: text('what') });
    case 'action-given':
      return words('list.incidents.says.action-given');
    case 'action-done':
      return words('list.incidents.says.action-done', { words: text('words') });
    case 'outcome':
      return words('list.incidents.says.outcome', {
        outcome: outcomeLabel(text('outcome'), facts),
        body: outcomeOf(text('outcome'), facts.policy)?.body ?? '',
        day: on ?? '',
        reference: text('reference'),
      });
    case 'seen':
      return words('list.incidents.says.seen');
    case 'closed':
      return words('list.incidents.says.closed', {
        words: [text('debrief'), text('lessons')].filter((part) => part !== '').join(' · '),
      });
  }
}

function nameOfId(id: Id, facts: Facts): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}
