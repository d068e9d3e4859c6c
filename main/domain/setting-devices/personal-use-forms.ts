import { Temporal } from 'temporal-polyfill';
import { decidingRole } from '../desk/deciding-role.ts';
import type { DecisionProblem } from '../desk/decisions.ts';
import { nameOf } from '../desk/names.ts';
import { type Answers, asIs, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { inLanguage, longestMinutesFor, mayGrant, placesFor, reasonsFor } from '../policy/requirements.ts';
import type { PersonalUse } from '../record/setting-device-state.ts';
import type { Person } from '../record/state.ts';
import { mayHaveDevices } from './may-issue.ts';
import { PERSONAL_USE } from './personal-use.ts';
import { nameOfDevice, settingDevice } from './register.ts';
import { inUse } from './register-forms.ts';

const CHANGED = { code: 'changed', gaps: {} } as const;
const DAY_MINUTES = 1440;

/** SETTINGS B3: the manager's decision, for one person, one device and one period, off site. */
export const allowPersonalUseForm: Form = {
  id: 'allow-personal-use',
  at: 'desk',
  may: (context) => notTheirs(context) ?? (inUse(context) === null ? CHANGED : null),
  questions(answers, context) {
    const { facts, by } = context;
    const device = inUse(context);
    if (device === null) return [];
    const person = whom(answers, context);
    const reasons = person === null ? [] : reasonsFor(person.personType, facts.policy, PERSONAL_USE);
    const today = facts.dateOf(facts.now);
    return [
      {
        id: 'person',
        kind: 'one',
        asks: words('form.personal-use.whom', { device: nameOfDevice(device) }),
        choices: mayBeAllowed(context).map((one) => ({
          id: one.id,
          label: asIs(nameOf(one)),
          ...(one.id === by ? { refused: words('form.personal-use.not-yourself') } : {}),
        })),
      },
      ...(reasons.length > 1
        ? [
            {
              id: 'reason',
              kind: 'one',
              asks: words('form.personal-use.reason'),
              choices: reasons.map(({ id, label }) => ({ id, label: asIs(inLanguage(label, facts.language)) })),
            } as const,
          ]
        : []),
      {
        id: 'until',
        kind: 'day',
        asks: words('form.personal-use.until'),
        earliest: today,
        ...(person === null ? {} : { latest: lastDay(person, context) }),
        offers: [{ day: today, label: words('form.setting-device.today') }],
      },
      { id: 'words', kind: 'words', optional: true, asks: words('form.personal-use.words') },
    ];
  },
  check(answers, context) {
    const person = whom(answers, context);
    if (person === null) return CHANGED;
    if (person.id === context.by) return { code: 'to-yourself', gaps: {} };
    const until = untilOf(answers, person, context);
    return until <= context.facts.now ? { code: 'due-passed', gaps: { time: context.facts.timeOf(until) } } : null;
  },
  says(answers, context) {
    const [device, person] = [inUse(context), whom(answers, context)];
    return words('form.personal-use.says', {
      device: device === null ? '' : nameOfDevice(device),
      who: person === null ? '' : nameOf(person),
      day: textOf(answers, 'until'),
    });
  },
  perform(answers, context) {
    const { facts, by } = context;
    const [device, person] = [inUse(context), whom(answers, context)];
    const [place] = person === null ? [] : placesFor(person.personType, facts.policy, PERSONAL_USE);
    const [reason] = person === null ? [] : reasonsFor(person.personType, facts.policy, PERSONAL_USE);
    if (device === null || person === null || place === undefined || reason === undefined) return RECORDS_ONLY;
    const said = textOf(answers, 'words');
    return {
      ...RECORDS_ONLY,
      events: [
        // The new period takes the place of the old one.
        ...facts
          .personalUses()
          .filter((use) => use.device === device.id && use.person === person.id)
          .map((use) => ({ kind: 'personal-use-ended', facts: { personalUse: use.id, by } }) as const),
        {
          kind: 'personal-use-granted',
          facts: {
            personalUse: facts.newId('u'),
            device: device.id,
            person: person.id,
            kind: PERSONAL_USE,
            reason: textOf(answers, 'reason') || reason.id,
            place,
            from: facts.now,
            until: untilOf(answers, person, context),
            grantedBy: by,
            role: decidingRole(by, facts),
          },
          personal: said === '' ? {} : { words: said },
        },
      ],
      said: { key: 'form.personal-use.allowed', gaps: { who: nameOf(person), device: nameOfDevice(device) } },
    };
  },
};

/** The manager takes it back before its time. The subject is the permission. */
export const endPersonalUseForm: Form = {
  id: 'end-personal-use',
  at: 'desk',
  may: (context) => notTheirs(context) ?? (useOf(context) === null ? CHANGED : null),
  questions: () => [{ id: 'sure', kind: 'confirm', asks: words('form.personal-use.end-sure') }],
  check: (_answers, context) => (useOf(context) === null ? CHANGED : null),
  says: (_answers, context) => words('form.personal-use.end-says', gapsOf(context)),
  perform: (_answers, context) => {
    const use = useOf(context);
    if (use === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [{ kind: 'personal-use-ended', facts: { personalUse: use.id, by: context.by } }],
      said: { key: 'form.personal-use.ended', gaps: gapsOf(context) },
    };
  },
};

/** Who may grant it, by the policy and by who is signed in. */
function notTheirs({ by, facts }: FormContext): DecisionProblem | null {
  const rolesOf = (id: string | null) => (id === null ? [] : (facts.person(id)?.roles ?? []));
  const signedIn = facts.openVisits().map((visit) => rolesOf(visit.person));
  return mayGrant(rolesOf(by), signedIn, facts.policy, PERSONAL_USE) ? null : { code: 'not-your-role', gaps: {} };
}

function mayBeAllowed({ facts }: FormContext): readonly Person[] {
  return facts
    .people()
    .filter(
      (person) =>
        mayHaveDevices(person, facts.policy) &&
        placesFor(person.personType, facts.policy, PERSONAL_USE).length > 0 &&
        reasonsFor(person.personType, facts.policy, PERSONAL_USE).length > 0,
    );
}

function whom(answers: Answers, context: FormContext): Person | null {
  return mayBeAllowed(context).find((person) => person.id === textOf(answers, 'person')) ?? null;
}

/** The end of the chosen day, or sooner where the policy's longest time is over by then. */
function untilOf(answers: Answers, person: Person, { facts }: FormContext): number {
  const longest = longestMinutesFor(person.personType, facts.policy, PERSONAL_USE) * 60_000;
  return Math.min(facts.momentOf(textOf(answers, 'until'), '23:59'), facts.now + longest);
}

/** The last day that lies whole or in part within the longest time the policy allows. */
function lastDay(person: Person, { facts }: FormContext): string {
  const minutes = longestMinutesFor(person.personType, facts.policy, PERSONAL_USE);
  const days = Math.floor(minutes / DAY_MINUTES);
  return Temporal.PlainDate.from(facts.dateOf(facts.now)).add({ days }).toString();
}

function useOf({ subject, facts }: FormContext): PersonalUse | null {
  return facts.personalUses().find((use) => use.id === subject) ?? null;
}

function gapsOf(context: FormContext) {
  const use = useOf(context);
  const person = use === null ? null : context.facts.person(use.person);
  const device = use === null ? null : settingDevice(use.device, context.facts);
  return { who: person === null ? '' : nameOf(person), device: device === null ? '' : nameOfDevice(device) };
}
