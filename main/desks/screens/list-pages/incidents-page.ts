import type { Chart, DeskList } from '../../../contract/screen-state.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import { mayKeepNow } from '../../../domain/evidence/keeping.ts';
import { asIs, type Words, words } from '../../../domain/forms/form.ts';
import { openActions, overdueActions } from '../../../domain/incidents/action-forms.ts';
import { mayMakeChairReport } from '../../../domain/incidents/chair-report.ts';
import { kindLabel } from '../../../domain/incidents/incident-words.ts';
import { meetingsFor, numbersOf } from '../../../domain/incidents/meeting-form.ts';
import { rolesToSee } from '../../../domain/incidents/note-forms.ts';
import { mayRead, seesIncidents } from '../../../domain/incidents/reach.ts';
import { waited } from '../../../domain/incidents/time-waited.ts';
import { trendsFor } from '../../../domain/incidents/trends.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import type { Incident } from '../../../domain/record/incident-state.ts';
import type { DeskView } from '../desk-screen.ts';
import { evidenceList } from './evidence-list.ts';
import { incidentFacts } from './incident-facts.ts';
import { contactRows, ownPeople } from './turn-to.ts';

type Row = DeskList['rows'][number];

/** The work list of those who look after reports: what waits, what is filed, meetings, and whom to turn to (SETTINGS D1 D2). */
export function incidentsPage({ facts }: DeskView, reader: Id): readonly DeskList[] {
  const evidence = evidenceList(reader, facts);
  if (!seesIncidents(reader, facts)) return evidence;
  const readable = facts.incidents().filter((incident) => mayRead(incident, reader, facts));
  const isOpen = (incident: Incident) =>
    incident.closedAt === null || rolesToSee(incident, { by: reader, facts }).length > 0;
  const rows = (some: readonly Incident[]) => some.map((incident) => incidentRow(incident, reader, facts)).reverse();
  return [
    {
      id: 'open',
      title: words('list.incidents.open'),
      empty: words('list.incidents.open-none'),
      add: [{ form: 'review-meeting', label: words('incident.meeting.open') }],
      rows: rows(readable.filter(isOpen)),
    },
    ...evidence,
    {
      id: 'closed',
      title: words('list.incidents.closed'),
      empty: words('list.incidents.closed-none'),
      rows: rows(readable.filter((incident) => !isOpen(incident))),
    },
    {
      id: 'meetings',
      title: words('list.incidents.meetings'),
      empty: words('list.incidents.meetings-none'),
      ...(mayMakeChairReport(reader, facts)
        ? { add: [{ form: 'save-chair-report', label: words('incident.chair.open') }] }
        : {}),
      rows: meetingRows(reader, facts),
    },
    {
      id: 'turn-to',
      title: words('list.incidents.turn-to'),
      empty: words('list.incidents.turn-to-none'),
      rows: [...ownPeople(facts), ...contactRows(reader, facts)],
    },
  ];
}

/** By kind and month (SETTINGS D2); nothing where there is nothing to count. */
export function incidentsChart({ facts }: DeskView, reader: Id): { readonly chart?: Chart } {
  const { months, kinds } = trendsFor(reader, facts);
  if (kinds.length === 0) return {};
  return {
    chart: {
      title: words('list.incidents.trends'),
      months: [...months],
      rows: kinds.map(({ kind, counts }) => ({
        first: kind === '' ? words('list.incidents.no-kind') : asIs(kindLabel(kind, facts)),
        counts: [...counts],
      })),
    },
  };
}

function incidentRow(incident: Incident, reader: Id, facts: Facts): Row {
  const { id, number, kind, reportedAt, closedAt } = incident;
  const toSee = rolesToSee(incident, { by: reader, facts }).length > 0;
  const overdue = overdueActions(incident, facts).length;
  const [end, tone] = standing(incident, overdue, toSee, facts);
  const open = closedAt === null;
  const mayKeep = mayKeepNow(reader, facts);
  const button = (form: string, label: Words) => ({ form, subject: id, label });
  return {
    id,
    first: words('list.incidents.row', { number, kind: kindLabel(kind, facts) }),
    under: words('list.incidents.reported', { day: facts.dateOf(reportedAt), time: facts.timeOf(reportedAt) }),
    end,
    tone,
    facts: incidentFacts(incident, reader, facts),
    actions: [
      ...(toSee ? [button('incident-seen', words('incident.seen.open'))] : []),
      ...(open
        ? [
            button('incident-note', words('incident.note.open')),
            button('incident-advice', words('incident.advice.open')),
            button('incident-action', words('incident.action.open')),
            ...(openActions(incident).length > 0
              ? [
                  button('incident-action-done', words('incident.done.open')),
                  button('incident-give-action', words('incident.give.open')),
                ]
              : []),
            button('incident-outcome', words('incident.outcome.open')),
            button('incident-details', words('incident.details.open')),
            ...(mayKeep ? [button('keep-as-evidence', words('evidence.keep.open'))] : []),
            button('incident-close', words('incident.close.open')),
          ]
        : []),
    ],
  };
}

/** How it stands in one phrase: how long nobody has acted comes first (SETTINGS B14), then what is overdue (D15). */
function standing(
  incident: Incident,
  overdue: number,
  toSee: boolean,
  facts: Facts,
): [Words, NonNullable<Row['tone']>] {
  if (incident.closedAt !== null)
    return toSee
      ? [words('list.incidents.to-see'), 'warm']
      : [words('list.incidents.closed-on', { day: facts.dateOf(incident.closedAt) }), 'quiet'];
  if (incident.actedAt === null) {
    const { unit, count } = waited(facts.now - incident.reportedAt);
    return [words(`list.incidents.waiting-${unit}`, { count }), 'warm'];
  }
  if (overdue > 0) return [words('list.incidents.overdue', { count: overdue }), 'stop'];
  return toSee ? [words('list.incidents.to-see'), 'warm'] : [words('list.incidents.in-hand'), 'plain'];
}

function meetingRows(reader: Id, facts: Facts): Row[] {
  return meetingsFor(reader, facts)
    .map(({ id, on, by, role, who, incidents, decisions }): Row => {
      const numbers = numbersOf(incidents, facts);
      const person = facts.person(by);
      return {
        id,
        first: words('form.day', { day: on }),
        under: asIs(who ?? ''),
        facts: [
          { name: words('list.incidents.looked-at'), says: asIs(numbers.length === 0 ? '–' : numbers.join(', ')) },
          { name: words('list.incidents.decisions'), says: asIs(decisions ?? '') },
          {
            name: words('list.incidents.entered'),
            says: words(`list.incidents.who.${role}`, { who: person === null ? '' : nameOf(person) }),
          },
        ],
        actions: [],
      };
    })
    .reverse();
}
