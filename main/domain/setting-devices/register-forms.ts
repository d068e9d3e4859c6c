import type { DecisionProblem } from '../desk/decisions.ts';
import { mayLead } from '../desk/desk-access.ts';
import {
  type Answers,
  chosenIn,
  type Form,
  type FormContext,
  isYes,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import type { SettingDevice } from '../record/setting-device-state.ts';
import { nameOfDevice, settingDevice } from './register.ts';
import { numberProblem, PAGE_PARTS, type PagePart, pageOf, partQuestions } from './register-page.ts';

const CHANGED = { code: 'changed', gaps: {} } as const;

/** Only the designated persons keep the register (SETTINGS C14). */
export function keepsRegister({ by, facts }: FormContext): DecisionProblem | null {
  return mayLead(facts.person(by)?.roles ?? []) ? null : { code: 'not-your-role', gaps: {} };
}

/** A device of the register that is in use; null otherwise. */
export function inUse({ subject, facts }: FormContext): SettingDevice | null {
  const device = settingDevice(subject, facts);
  return device === null || device.retiredAt !== null ? null : device;
}

export const registerDeviceForm: Form = {
  id: 'register-setting-device',
  at: 'desk',
  may: keepsRegister,
  questions: (answers, { facts }) => PAGE_PARTS.flatMap((part) => partQuestions(part, answers, null, facts)),
  checkOne: (question, answers, { facts }) =>
    question === 'number' ? numberProblem(textOf(answers, 'number'), null, facts) : null,
  check: (answers, { facts }) => numberProblem(textOf(answers, 'number'), null, facts),
  says: (answers) =>
    words('form.setting-device.registers', { device: named(answers), count: chosenIn(answers, 'users').length }),
  perform(answers, { by, facts }) {
    const { page, words: said } = pageOf(PAGE_PARTS, answers, null);
    return {
      ...RECORDS_ONLY,
      events: [{ kind: 'setting-device-registered', facts: { device: facts.newId('s'), ...page, by }, personal: said }],
      said: { key: 'form.setting-device.registered', gaps: { device: named(answers) } },
    };
  },
};

/** Some parts of a page are entered anew; the others stay as they are. */
export const changeDeviceForm: Form = {
  id: 'change-setting-device',
  at: 'desk',
  may: (context) => keepsRegister(context) ?? (inUse(context) === null ? CHANGED : null),
  questions(answers, context) {
    const device = inUse(context);
    if (device === null) return [];
    return [
      {
        id: 'parts',
        kind: 'several',
        least: 1,
        asks: words('form.setting-device.parts', { device: nameOfDevice(device) }),
        choices: PAGE_PARTS.map((part) => ({ id: part, label: words(`form.setting-device.part.${part}`) })),
      },
      ...partsIn(answers).flatMap((part) => partQuestions(part, answers, device, context.facts)),
    ];
  },
  checkOne: (question, answers, { subject, facts }) =>
    question === 'number' ? numberProblem(textOf(answers, 'number'), subject, facts) : null,
  check(answers, context) {
    if (inUse(context) === null) return CHANGED;
    return partsIn(answers).includes('number')
      ? numberProblem(textOf(answers, 'number'), context.subject, context.facts)
      : null;
  },
  says(answers, context) {
    const device = inUse(context);
    const removed =
      partsIn(answers).includes('risk') && !isYes(answers, 'risk') && (device?.riskAssessed ?? null) !== null;
    const gaps = { device: device === null ? '' : nameOfDevice(device), count: partsIn(answers).length };
    return removed ? words('form.setting-device.changes-no-risk', gaps) : words('form.setting-device.changes', gaps);
  },
  perform(answers, context) {
    const device = inUse(context);
    if (device === null) return RECORDS_ONLY;
    const { page, words: said } = pageOf(partsIn(answers), answers, device);
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'setting-device-changed',
          facts: { device: device.id, ...page, by: context.by },
          personal: said,
        },
      ],
      said: { key: 'form.setting-device.changed', gaps: { device: nameOfDevice(device) } },
    };
  },
};

function partsIn(answers: Answers): readonly PagePart[] {
  const chosen = chosenIn(answers, 'parts');
  return PAGE_PARTS.filter((part) => chosen.includes(part));
}

function named(answers: Answers): string {
  return `${textOf(answers, 'label')} (${textOf(answers, 'number')})`;
}
