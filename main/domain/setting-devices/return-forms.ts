import type { Outcome } from '../desk/decisions.ts';
import { mayLead } from '../desk/desk-access.ts';
import { nameOf } from '../desk/names.ts';
import { type Answers, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { SettingDevice, SettingDeviceIssue } from '../record/setting-device-state.ts';
import { conditionOf, conditionQuestions } from './issue-questions.ts';
import { nameOfDevice, settingDevice } from './register.ts';

const CHANGED = { code: 'changed', gaps: {} } as const;

interface Out {
  readonly issue: SettingDeviceIssue;
  readonly device: SettingDevice;
}

function outOf(issue: string, { facts }: FormContext): Out | null {
  const found = facts.issuedDevices().find(({ id }) => id === issue);
  const device = found === undefined ? null : settingDevice(found.device, facts);
  return found === undefined || device === null ? null : { issue: found, device };
}

function says(answers: Answers, out: Out | null, { facts }: FormContext) {
  if (out === null) return words('desk.problem.changed');
  const person = facts.person(out.issue.person);
  return words(`form.setting-device.back-says.${conditionOf(answers)}`, {
    device: nameOfDevice(out.device),
    who: person === null ? '' : nameOf(person),
    words: textOf(answers, 'words'),
  });
}

function brought(answers: Answers, out: Out | null, { by }: FormContext): Outcome {
  if (out === null) return RECORDS_ONLY;
  const said = textOf(answers, 'words');
  return {
    ...RECORDS_ONLY,
    events: [
      {
        kind: 'setting-device-returned',
        facts: { issue: out.issue.id, condition: conditionOf(answers), by },
        personal: said === '' ? {} : { words: said },
      },
    ],
    said: { key: 'form.setting-device.back', gaps: { device: nameOfDevice(out.device) } },
  };
}

/** At the desk: a device came back, from whom and in which condition (SETTINGS A11). The subject is its issue. */
export const returnDeviceForm: Form = {
  id: 'return-setting-device',
  at: 'desk',
  may(context) {
    if (!mayLead(context.facts.person(context.by)?.roles ?? [])) return { code: 'not-your-role', gaps: {} };
    return outOf(context.subject ?? '', context) === null ? CHANGED : null;
  },
  questions(answers, context) {
    const out = outOf(context.subject ?? '', context);
    return out === null ? [] : conditionQuestions(answers, out.device);
  },
  check: (_answers, context) => (outOf(context.subject ?? '', context) === null ? CHANGED : null),
  says: (answers, context) => says(answers, outOf(context.subject ?? '', context), context),
  perform: (answers, context) => brought(answers, outOf(context.subject ?? '', context), context),
};

/** In their own session a member of staff brings back what they have. */
export const bringBackDeviceForm: Form = {
  id: 'bring-back-setting-device',
  at: 'staff',
  may: (context) => (mine(context).length === 0 ? CHANGED : null),
  questions(answers, context) {
    const out = broughtBack(answers, context);
    return [
      {
        id: 'issue',
        kind: 'one',
        asks: words('form.setting-device.which-back'),
        choices: mine(context).map(({ issue, device }) => ({
          id: issue.id,
          label: words('form.as-is', { text: nameOfDevice(device) }),
        })),
      },
      ...(out === null ? [] : conditionQuestions(answers, out.device)),
    ];
  },
  check: (answers, context) => (broughtBack(answers, context) === null ? CHANGED : null),
  says: (answers, context) => says(answers, broughtBack(answers, context), context),
  perform: (answers, context) => brought(answers, broughtBack(answers, context), context),
};

function mine(context: FormContext): readonly Out[] {
  return context.facts
    .issuedDevices()
    .filter(({ person }) => person === context.by)
    .flatMap(({ id }) => outOf(id, context) ?? []);
}

function broughtBack(answers: Answers, context: FormContext): Out | null {
  return mine(context).find(({ issue }) => issue.id === textOf(answers, 'issue')) ?? null;
}
