import { mayLead } from '../desk/desk-access.ts';
import { nameOf } from '../desk/names.ts';
import {
  type Answers,
  type Form,
  type FormChoice,
  type FormContext,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import type { Id } from '../people.ts';
import type { SettingDevice } from '../record/setting-device-state.ts';
import type { Person } from '../record/state.ts';
import { issueOutcome, issueProblem, issueSays } from './issue-device.ts';
import { type Handing, issueQuestions } from './issue-questions.ts';
import { mayHaveDevices } from './may-issue.ts';
import { nameOfDevice, settingDevice } from './register.ts';

const CHANGED = { code: 'changed', gaps: {} } as const;

type Find = (answers: Answers, context: FormContext) => Handing | null;

/** The parts that both ways of handing out a device share, once it is known which device and whom. */
function issueForm(find: Find, first: (context: FormContext) => Question): Omit<Form, 'id' | 'at' | 'may'> {
  return {
    questions(answers, context) {
      const handing = find(answers, context);
      const begin = first(context);
      return handing === null ? [begin] : [begin, ...issueQuestions(answers, handing, context.facts)];
    },
    check(answers, context) {
      const handing = find(answers, context);
      return handing === null ? CHANGED : issueProblem(answers, handing, context.facts);
    },
    says(answers, context) {
      const handing = find(answers, context);
      return handing === null ? words('desk.problem.changed') : issueSays(answers, handing, context.facts);
    },
    perform(answers, context) {
      const handing = find(answers, context);
      return handing === null ? RECORDS_ONLY : issueOutcome(answers, handing, context.facts);
    },
  };
}

/** At the desk: a device of the register goes to somebody (SETTINGS A11). */
export const issueDeviceForm: Form = {
  ...issueForm(
    (answers, { subject, by, facts }) =>
      handing(settingDevice(subject, facts), facts.person(textOf(answers, 'person')), by),
    ({ subject, facts }) => {
      const device = settingDevice(subject, facts);
      return {
        id: 'person',
        kind: 'one',
        asks: words('form.setting-device.to-whom', { device: device === null ? '' : nameOfDevice(device) }),
        choices: facts
          .people()
          .filter((person) => mayHaveDevices(person, facts.policy))
          .map((person) => ({ id: person.id, label: words('form.as-is', { text: nameOf(person) }) })),
      };
    },
  ),
  id: 'issue-setting-device',
  at: 'desk',
  may({ subject, by, facts }) {
    if (!mayLead(facts.person(by)?.roles ?? [])) return { code: 'not-your-role', gaps: {} };
    const device = settingDevice(subject, facts);
    const out = facts.issuedDevices().some((issue) => issue.device === subject);
    return device === null || device.retiredAt !== null || out ? CHANGED : null;
  },
};

/** In their own session a member of staff takes a device out, under the same checks (SETTINGS A11). */
export const takeDeviceForm: Form = {
  ...issueForm(
    (answers, { by, facts }) => handing(settingDevice(textOf(answers, 'device'), facts), facts.person(by), by),
    (context) => ({
      id: 'device',
      kind: 'one',
      asks: words('form.setting-device.which'),
      choices: devicesToTake(context),
    }),
  ),
  id: 'take-setting-device',
  at: 'staff',
  may(context) {
    const person = context.facts.person(context.by);
    if (person === null || !mayHaveDevices(person, context.facts.policy)) return { code: 'not-your-role', gaps: {} };
    return devicesToTake(context).some(({ refused }) => refused === undefined) ? null : CHANGED;
  },
};

function handing(device: SettingDevice | null, person: Person | null, by: Id): Handing | null {
  return device === null || device.retiredAt !== null || person === null ? null : { device, person, by };
}

/** All of the register, so that somebody who looks for one that is out reads who has it and until when. */
function devicesToTake({ facts }: FormContext): readonly FormChoice[] {
  const out = new Map(facts.issuedDevices().map((issue) => [issue.device, issue]));
  return facts
    .settingDevices()
    .filter((device) => device.retiredAt === null)
    .map((device) => {
      const issue = out.get(device.id);
      const label = words('form.as-is', { text: nameOfDevice(device) });
      if (issue === undefined) return { id: device.id, label };
      const person = facts.person(issue.person);
      const gaps = {
        who: person === null ? '' : nameOf(person),
        day: facts.dateOf(issue.due),
        time: facts.timeOf(issue.due),
      };
      return { id: device.id, label, refused: words('form.setting-device.is-out', gaps) };
    });
}
