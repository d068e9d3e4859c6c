import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../clock.ts';
import { nameOf } from '../desk/names.ts';
import { type Answers, asIs, isYes, type Question, textOf, type Words, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import { DEVICE_CONDITIONS, DEVICE_USES, DeviceCondition, DeviceUse } from '../record/setting-device-events.ts';
import type { SettingDevice } from '../record/setting-device-state.ts';
import type { Person } from '../record/state.ts';
import { againstIt, asksAboutChildren, isNeeded, mayIssue, type Reason, type Taking } from './may-issue.ts';
import { PERSONAL_USE, personalUseOf } from './personal-use.ts';
import { nameOfDevice } from './register.ts';

/** Who wants which device, and who hands it out: in one's own session oneself. */
export interface Handing {
  readonly device: SettingDevice;
  readonly person: Person;
  readonly by: Id;
}

/** The words for the line that is acknowledged, in the language of whoever stands there; null where there is none. */
export function noticeIn({ policy, language }: Facts): { readonly text: string; readonly language: string } | null {
  const { notice } = policy.settingDevices;
  if (notice === undefined) return null;
  return { text: inLanguage(notice, language), language: Object.hasOwn(notice, language) ? language : 'en' };
}

/** What was said so far about the use. */
export function takingOf(answers: Answers): Taking {
  const use = DeviceUse.safeParse(answers['use']);
  return {
    use: use.success ? use.data : 'on-site',
    withChildren: isYes(answers, 'with-children'),
    dataMovedOff: isYes(answers, 'data-moved-off'),
    purpose: textOf(answers, 'purpose') || null,
    permissionHeld: isYes(answers, 'permission-held'),
    noticeAccepted: isYes(answers, 'notice'),
  };
}

/** The moment at which it is due; a device that stays here is due today. */
export function dueOf(answers: Answers, facts: Facts): EpochMs {
  const day = takingOf(answers).use === 'on-site' ? facts.dateOf(facts.now) : textOf(answers, 'due-day');
  return facts.momentOf(day, textOf(answers, 'due-time'));
}

export function conditionOf(answers: Answers): DeviceCondition {
  return DeviceCondition.parse(answers['condition']);
}

/** What is asked about handing out a device, once it is known which and to whom. */
export function issueQuestions(answers: Answers, handing: Handing, facts: Facts): readonly Question[] {
  const use = useQuestion(handing, facts);
  if (textOf(answers, 'use') === '') return [use];
  const taking = takingOf(answers);
  const begun = asksChildren(handing.device, taking, facts) ? [use, childrenQuestion(handing.device)] : [use];
  if (begun.length > 1 && answers['with-children'] === undefined) return begun;
  const against = againstIt(mayIssue(handing.device, handing.person, taking, facts.policy, facts));
  if (against.length > 0) return [...begun, blockedQuestion(against, handing.device, facts)];
  return [
    ...begun,
    ...confirmations(handing.device, taking, facts),
    ...conditionQuestions(answers, handing.device),
    ...dueQuestions(handing, taking, facts),
    ...noticeQuestion(handing, facts),
  ];
}

function asksChildren(device: SettingDevice, { use }: Taking, { policy }: Facts): boolean {
  return (use === 'on-site' || use === 'outing') && asksAboutChildren(device, policy);
}

function useQuestion({ device, person }: Handing, facts: Facts): Question {
  // Personal use is not offered without the manager's permission (SETTINGS B3).
  const uses = DEVICE_USES.filter(
    (use) => use !== 'personal-use' || personalUseOf(device.id, person.id, facts) !== null,
  );
  return {
    id: 'use',
    kind: 'one',
    asks: words('form.setting-device.use', { device: nameOfDevice(device) }),
    choices: uses.map((use) => ({ id: use, label: words(`form.setting-device.use.${use}`) })),
  };
}

function childrenQuestion(device: SettingDevice): Question {
  return {
    id: 'with-children',
    kind: 'yes-no',
    asks: words('form.setting-device.with-children', { device: nameOfDevice(device) }),
  };
}

/** A question that nothing answers: every reason stands there, with what to do about it. */
function blockedQuestion(against: readonly Reason[], device: SettingDevice, facts: Facts): Question {
  return {
    id: 'blocked',
    kind: 'one',
    asks: words('form.setting-device.blocked', { device: nameOfDevice(device) }),
    help: words('form.setting-device.blocked-help'),
    choices: against.map((reason) => {
      const todo = words(`form.setting-device.why-do.${reason.why}`);
      return {
        id: `${reason.why}-${reason.rule}`.toLowerCase(),
        label: reasonWords(reason, facts),
        note: todo,
        refused: todo,
      };
    }),
  };
}

function reasonWords({ why, rule, agreement }: Reason, { policy, language }: Facts): Words {
  const label = agreement === undefined ? undefined : policy.agreements[agreement]?.label;
  return words(`form.setting-device.why.${why}`, {
    rule,
    agreement: label === undefined ? (agreement ?? '') : inLanguage(label, language),
  });
}

/** What the user says at the moment: data moved off (SETTINGS B5), what pictures are for, permission held (C16). */
function confirmations(device: SettingDevice, taking: Taking, { policy, language }: Facts): readonly Question[] {
  const name = nameOfDevice(device);
  const found: Question[] = [];
  if (isNeeded('data-moved-off', device, taking, policy)) {
    found.push({
      id: 'data-moved-off',
      kind: 'confirm',
      asks: words('form.setting-device.data-moved-off', { device: name }),
      help: words('form.setting-device.data-moved-off-help'),
    });
  }
  if (isNeeded('purpose', device, taking, policy)) {
    found.push({
      id: 'purpose',
      kind: 'one',
      asks: words('form.setting-device.purpose', { device: name }),
      choices: Object.entries(policy.settingDevices.purposes).map(([id, label]) => ({
        id,
        label: asIs(inLanguage(label, language)),
      })),
    });
  }
  if (isNeeded('permission-held', device, taking, policy)) {
    found.push({
      id: 'permission-held',
      kind: 'confirm',
      asks: words('form.setting-device.permission-held'),
      help: words('form.setting-device.permission-held-help'),
    });
  }
  return found;
}

/** How it looks, and in words only where it is not good. */
export function conditionQuestions(answers: Answers, device: SettingDevice): readonly Question[] {
  const asks = words('form.setting-device.condition', { device: nameOfDevice(device) });
  const condition: Question = {
    id: 'condition',
    kind: 'one',
    asks,
    choices: DEVICE_CONDITIONS.map((id) => ({ id, label: words(`form.setting-device.condition.${id}`) })),
  };
  if (textOf(answers, 'condition') === '' || answers['condition'] === 'good') return [condition];
  return [
    condition,
    { id: 'words', kind: 'words', optional: true, asks: words('form.setting-device.condition-words') },
  ];
}

/** The longest that a device may be away before it is looked at again: days. */
const LONGEST_DAYS = 60;

function dueQuestions({ device, person }: Handing, { use }: Taking, facts: Facts): readonly Question[] {
  const time: Question = { id: 'due-time', kind: 'time', asks: words('form.setting-device.due-time') };
  if (use === 'on-site') return [time];
  const today = facts.dateOf(facts.now);
  const later = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
  const permission = use === 'personal-use' ? personalUseOf(device.id, person.id, facts) : null;
  const latest = permission === null ? later(LONGEST_DAYS) : facts.dateOf(permission.until);
  const offers = [
    { day: today, label: words('form.setting-device.today') },
    { day: later(1), label: words('form.setting-device.tomorrow') },
    { day: later(7), label: words('form.setting-device.in-a-week') },
  ];
  return [
    {
      id: 'due-day',
      kind: 'day',
      asks: words('form.setting-device.due-day'),
      earliest: today,
      latest,
      offers: offers.filter(({ day }) => day <= latest),
    },
    time,
  ];
}

/** SETTINGS C19, E16: the policy's line is acknowledged at every issue. */
function noticeQuestion({ person, by }: Handing, facts: Facts): readonly Question[] {
  const notice = noticeIn(facts);
  if (notice === null) return [];
  const asks =
    person.id === by
      ? words('form.setting-device.notice')
      : words('form.setting-device.notice-of', { who: nameOf(person) });
  return [{ id: 'notice', kind: 'confirm', asks, help: asIs(notice.text) }];
}

/** Whether the policy that is asked for personal use knows that kind at all. */
export function knowsPersonalUse({ policy }: Pick<Facts, 'policy'>): boolean {
  return Object.hasOwn(policy.authorisations, PERSONAL_USE);
}
