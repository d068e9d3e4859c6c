import { chosenIn, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Incident, ReviewMeeting } from '../record/incident-state.ts';
import { kindLabel } from './incident-words.ts';
import { mayRead, seesIncidents, workingRole } from './reach.ts';

/** SETTINGS D2: incidents are looked at with the chairperson; date, who, which, and what was decided. */
export const reviewMeetingForm: Form = {
  id: 'review-meeting',
  at: 'desk',
  may: ({ by, facts }) => (seesIncidents(by, facts) ? null : { code: 'not-your-role', gaps: {} }),
  questions: (_answers, { by, facts }) => [
    {
      id: 'on',
      kind: 'day',
      latest: facts.day,
      asks: words('incident.meeting.on'),
      offers: [{ day: facts.day, label: words('incident.today') }],
    },
    { id: 'who', kind: 'words', asks: words('incident.meeting.who'), help: words('incident.meeting.who-help') },
    {
      id: 'incidents',
      kind: 'several',
      least: 1,
      optional: true,
      asks: words('incident.meeting.incidents'),
      choices: readable(by, facts).map((incident) => ({
        id: incident.id,
        label: words('list.incidents.row', { number: incident.number, kind: kindLabel(incident.kind, facts) }),
      })),
    },
    { id: 'decisions', kind: 'words', asks: words('incident.meeting.decisions'), help: words('incident.meeting.help') },
  ],
  check: (answers, { by, facts }) => {
    const known = readable(by, facts).map(({ id }) => id);
    return chosenIn(answers, 'incidents').every((id) => known.includes(id)) ? null : { code: 'changed', gaps: {} };
  },
  says: (answers, context) =>
    words('incident.meeting.says', {
      day: textOf(answers, 'on'),
      who: textOf(answers, 'who'),
      numbers: numbersOf(chosenIn(answers, 'incidents'), context.facts).join(', '),
      decisions: textOf(answers, 'decisions'),
    }),
  perform(answers, { by, facts }: FormContext) {
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'review-meeting-held',
          facts: {
            meeting: facts.newId('g'),
            on: textOf(answers, 'on'),
            incidents: [...chosenIn(answers, 'incidents')],
            by,
            role: workingRole(by, null, facts),
          },
          personal: { who: textOf(answers, 'who'), decisions: textOf(answers, 'decisions') },
        },
      ],
      said: { key: 'incident.meeting.said', gaps: {} },
    };
  },
};

function readable(by: Id, facts: Facts): readonly Incident[] {
  return facts.incidents().filter((incident) => mayRead(incident, by, facts));
}

export function numbersOf(ids: readonly Id[], facts: Pick<Facts, 'incidents'>): readonly number[] {
  return facts
    .incidents()
    .filter(({ id }) => ids.includes(id))
    .map(({ number }) => number);
}

/** What was decided may tell of the incidents, so nobody reads a meeting that looked at one about themselves. */
export function meetingsFor(reader: Id, facts: Pick<Facts, 'incidents' | 'reviewMeetings'>): readonly ReviewMeeting[] {
  const own = facts
    .incidents()
    .filter(({ about }) => about.includes(reader))
    .map(({ id }) => id);
  return facts.reviewMeetings().filter(({ incidents }) => !incidents.some((id) => own.includes(id)));
}
