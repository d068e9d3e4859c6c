import { nameOf } from '../desk/names.ts';
import { DEVICE_KINDS, DeviceKind } from '../devices.ts';
import { type Answer, type Answers, chosenIn, isYes, type Question, textOf, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { EventOf } from '../record/audit-event.ts';
import { AssetNumber, DEVICE_ORIGINS, DeviceOrigin } from '../record/setting-device-events.ts';
import type { SettingDevice } from '../record/setting-device-state.ts';
import { mayHaveDevices } from './may-issue.ts';

/** The parts of a page of the register that can be entered anew each by itself. */
export const PAGE_PARTS = ['number', 'label', 'kind', 'origin', 'protection', 'users', 'risk'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

/** What is true of a device or not; cleared matters for one that is not new (SETTINGS C14). */
export const PROTECTIONS = ['encrypted', 'passcode', 'restricted', 'off-site-allowed', 'cleared'] as const;
type Protection = (typeof PROTECTIONS)[number];

type Page = Omit<EventOf<'setting-device-registered'>['facts'], 'device' | 'by'>;
type PageWords = NonNullable<EventOf<'setting-device-registered'>['personal']>;

/**
 * The questions of one part, each with what stands now already in it. `before` is the page as it stands; null for a device
 * that is new in the register.
 */
export function partQuestions(
  part: PagePart,
  answers: Answers,
  before: SettingDevice | null,
  facts: Facts,
): readonly Question[] {
  switch (part) {
    case 'number':
      return [
        {
          id: 'number',
          kind: 'line',
          most: 20,
          asks: words('form.setting-device.number'),
          help: words('form.setting-device.number-help'),
          ...startsWith(before?.assetNumber),
        },
      ];
    case 'label':
      return [
        {
          id: 'label',
          kind: 'line',
          most: 60,
          asks: words('form.setting-device.label'),
          help: words('form.setting-device.label-help'),
          ...startsWith(before?.label ?? undefined),
        },
      ];
    case 'kind':
      return [
        {
          id: 'kind',
          kind: 'one',
          asks: words('form.setting-device.kind'),
          choices: DEVICE_KINDS.map((kind) => ({ id: kind, label: words(`device.${kind}`) })),
          ...startsWith(before?.kind),
        },
      ];
    case 'origin':
      return [
        {
          id: 'origin',
          kind: 'one',
          asks: words('form.setting-device.origin'),
          choices: DEVICE_ORIGINS.map((origin) => ({
            id: origin,
            label: words(`form.setting-device.origin.${origin}`),
          })),
          ...startsWith(before?.origin),
        },
      ];
    case 'protection':
      return [protectionQuestion(answers, before)];
    case 'users':
      return [
        {
          id: 'users',
          kind: 'several',
          least: 0,
          optional: true,
          asks: words('form.setting-device.users'),
          help: words('form.setting-device.users-help'),
          choices: facts
            .people()
            .filter((person) => mayHaveDevices(person, facts.policy))
            .map((person) => ({ id: person.id, label: words('form.as-is', { text: nameOf(person) }) })),
          ...startsWith(before?.users),
        },
      ];
    case 'risk':
      return riskQuestions(answers, before, facts);
  }
}

function protectionQuestion(answers: Answers, before: SettingDevice | null): Question {
  const origin = textOf(answers, 'origin') || before?.origin || 'new';
  const possible = PROTECTIONS.filter((one) => one !== 'cleared' || origin !== 'new');
  return {
    id: 'protection',
    kind: 'several',
    least: 0,
    optional: true,
    asks: words('form.setting-device.protection'),
    help: words('form.setting-device.protection-help'),
    choices: possible.map((one) => ({ id: one, label: words(`form.setting-device.protection.${one}`) })),
    ...(before === null ? {} : { starts: possible.filter((one) => isSo(one, before)) }),
  };
}

function riskQuestions(answers: Answers, before: SettingDevice | null, facts: Facts): readonly Question[] {
  const risk: Question = {
    id: 'risk',
    kind: 'yes-no',
    asks: words('form.setting-device.risk'),
    help: words('form.setting-device.risk-help'),
    ...(before === null ? {} : { starts: before.riskAssessed !== null }),
  };
  if (!isYes(answers, 'risk')) return [risk];
  const today = facts.dateOf(facts.now);
  const stands = before?.riskAssessed;
  return [
    risk,
    {
      id: 'risk-day',
      kind: 'day',
      asks: words('form.setting-device.risk-day'),
      latest: today,
      offers: [{ day: today, label: words('form.setting-device.today') }],
      ...startsWith(stands?.on),
    },
    {
      id: 'risk-reference',
      kind: 'line',
      most: 60,
      asks: words('form.setting-device.risk-reference'),
      ...startsWith(stands?.reference),
    },
    {
      id: 'risk-author',
      kind: 'line',
      most: 60,
      asks: words('form.setting-device.risk-author'),
      ...startsWith(stands?.author),
    },
  ];
}

function startsWith(now: Answer | null | undefined): { readonly starts?: Answer } {
  return now === undefined || now === null ? {} : { starts: now };
}

function isSo(protection: Protection, device: SettingDevice): boolean {
  return protection === 'off-site-allowed' ? device.offSiteAllowed : device[protection];
}

/** The whole page: what was entered, and of the rest what stood there before. */
export function pageOf(
  parts: readonly PagePart[],
  answers: Answers,
  before: SettingDevice | null,
): { readonly page: Page; readonly words: PageWords } {
  const entered = (part: PagePart) => before === null || parts.includes(part);
  const origin = entered('origin') ? DeviceOrigin.parse(answers['origin']) : (before?.origin ?? 'new');
  const chosen = chosenIn(answers, 'protection');
  const so = (one: Protection) => (entered('protection') ? chosen.includes(one) : before !== null && isSo(one, before));
  const risk = riskOf(entered('risk'), answers, before);
  return {
    page: {
      assetNumber: entered('number') ? textOf(answers, 'number') : (before?.assetNumber ?? ''),
      kind: entered('kind') ? DeviceKind.parse(answers['kind']) : (before?.kind ?? 'other'),
      origin,
      encrypted: so('encrypted'),
      passcode: so('passcode'),
      restricted: so('restricted'),
      offSiteAllowed: so('off-site-allowed'),
      cleared: so('cleared'),
      riskAssessed: risk?.on ?? null,
      users: [...(entered('users') ? chosenIn(answers, 'users') : (before?.users ?? []))],
    },
    words: {
      label: entered('label') ? textOf(answers, 'label') : (before?.label ?? ''),
      ...(risk?.reference ? { riskReference: risk.reference } : {}),
      ...(risk?.author ? { riskAuthor: risk.author } : {}),
    },
  };
}

function riskOf(entered: boolean, answers: Answers, before: SettingDevice | null): SettingDevice['riskAssessed'] {
  if (!entered) return before?.riskAssessed ?? null;
  if (!isYes(answers, 'risk')) return null;
  return {
    on: textOf(answers, 'risk-day'),
    reference: textOf(answers, 'risk-reference'),
    author: textOf(answers, 'risk-author'),
  };
}

/** A number is letters, digits and a few signs, and no other device that is in use has it. */
export function numberProblem(number: string, device: Id | null, facts: Facts) {
  if (!AssetNumber.safeParse(number).success) return { code: 'number-signs', gaps: { number } } as const;
  const taken = facts
    .settingDevices()
    .some((other) => other.retiredAt === null && other.id !== device && other.assetNumber === number);
  return taken ? ({ code: 'number-taken', gaps: { number } } as const) : null;
}
