import { kindOf } from '../arrangements/readers.ts';
import { mayLead } from '../desk/desk-access.ts';
import { nameOf } from '../desk/names.ts';
import { DEVICE_KINDS, type DeclaredDevice, type DeviceKind } from '../devices.ts';
import {
  type Answers,
  asIs,
  type Form,
  type FormChoice,
  type FormContext,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { accept, record, type Step } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { ForChild } from '../phones/device-flow.ts';
import { beginPutAway } from '../phones/put-away-flow.ts';
import { inLanguage, storeLabel } from '../policy/requirements.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Arrangement, ChildOwner, Person } from '../record/state.ts';
import { type ChildHere, childrenHere, keptUnder } from './children-here.ts';

const OTHER = 'other';
const HOW: readonly ChildOwner['how'][] = ['brought', 'found'];

/** Whom it is about: a child of the lists, or one of whom the initials were typed. */
type About = Pick<ChildHere, 'initials' | 'carers'> & { readonly id: Id | null };

/**
 * A member of staff puts away what a child brought or was found with, on the child's behalf (SETTINGS B6, C8, E20). It is no adult's
 * visit: it stays until an adult collects it for the child.
 */
export const putAwayChildDeviceForm: Form = {
  id: 'put-away-child-device',
  at: 'staff',
  may({ by, facts }) {
    const person = facts.person(by);
    if (person === null || !isStaff(person)) return { code: 'not-your-role', gaps: {} };
    return facts.openVisitOf(by) === null ? { code: 'changed', gaps: {} } : null;
  },
  questions(answers, { facts }) {
    const children = childrenHere(facts);
    const about = aboutIn(answers, facts);
    const questions: Question[] = children.length === 0 ? [] : [whichChild(children)];
    if (children.length === 0 || textOf(answers, 'child') === OTHER)
      questions.push({
        id: 'initials',
        kind: 'line',
        most: 8,
        only: 'initials',
        asks: words('form.put-away-child-device.initials'),
        help: words('form.put-away-child-device.initials-help'),
      });
    questions.push(
      {
        id: 'how',
        kind: 'one',
        asks: words('form.put-away-child-device.how'),
        choices: HOW.map((how) => ({ id: how, label: words(`form.child-device.how.${how}`) })),
      },
      {
        id: 'kind',
        kind: 'one',
        asks: words('form.put-away-child-device.kind'),
        choices: DEVICE_KINDS.map((kind) => ({ id: kind, label: words(`device.${kind}`) })),
      },
    );
    const arranged = about === null ? null : arrangedIn(answers, about, facts);
    return arranged === null || about === null ? questions : [...questions, mayKeep(arranged, about, facts)];
  },
  check: (answers, { facts }) =>
    aboutIn(answers, facts) === null || kindIn(answers) === null ? { code: 'changed', gaps: {} } : null,
  says(answers, { facts }) {
    const about = aboutIn(answers, facts);
    const { store } = facts.policy.childDevices;
    const initials = about?.initials ?? '';
    return leavesIt(answers, facts)
      ? words('form.put-away-child-device.says-kept', { initials })
      : words('form.put-away-child-device.says', {
          initials,
          store: storeLabel(facts.policy, store, facts.language),
        });
  },
  perform: () => RECORDS_ONLY,
  step(answers, context) {
    const { by, facts } = context;
    const [about, kind] = [aboutIn(answers, facts), kindIn(answers)];
    const arranged = about === null ? null : arrangedIn(answers, about, facts);
    const visit = facts.openVisitOf(by)?.id ?? null;
    if (about === null || kind === null) return { flow: { flow: 'staff-day', person: by, visit }, effects: [] };
    const devices: DeclaredDevice[] = [{ kind, ownership: 'personal', count: 1 }];
    if (arranged !== null && leavesIt(answers, facts)) return kept(about, arranged, devices, by, visit, facts);
    return beginPutAway(
      {
        holder: holderOf(about, textOf(answers, 'how'), context),
        tasks: [{ store: facts.policy.childDevices.store, devices }],
        inBag: [],
        before: [],
      },
      facts,
    );
  },
};

/** The setting's own staff, and whoever leads. */
export function isStaff(person: Person): boolean {
  return person.active && (person.personType === 'staff' || mayLead(person.roles));
}

function holderOf(about: About, how: string, { by, facts }: FormContext): ForChild {
  return {
    visit: null,
    person: by,
    firstName: facts.person(by)?.first ?? '',
    child: { id: about.id, initials: about.initials, how: HOW.find((one) => one === how) ?? 'found' },
  };
}

/** Two children may have the same initials: then the adults who bring them tell which. */
function whichChild(children: readonly ChildHere[]): Question {
  const same = (child: ChildHere) => children.filter(({ initials }) => initials === child.initials).length > 1;
  const choices = children.map((child): FormChoice => {
    const choice = { id: child.id, label: asIs(child.initials) };
    return same(child) ? { ...choice, note: asIs(child.carers.map(nameOf).join(', ')) } : choice;
  });
  return {
    id: 'child',
    kind: 'one',
    asks: words('form.put-away-child-device.child'),
    choices: [...choices, { id: OTHER, label: words('form.put-away-child-device.other-child') }],
  };
}

function mayKeep({ terms, lastDay }: Arrangement, { initials }: About, { policy, language }: Facts): Question {
  const kind = terms === null ? undefined : kindOf(terms.kind, policy);
  const label = kind === undefined ? '' : inLanguage(kind.label, language);
  return {
    id: 'keep',
    kind: 'one',
    asks: words('form.put-away-child-device.keep', { initials }),
    help:
      lastDay === null
        ? words('form.put-away-child-device.arranged', { label })
        : words('form.put-away-child-device.arranged-until', { label, day: lastDay }),
    choices: [
      { id: 'keeps', label: words('form.put-away-child-device.keeps') },
      { id: 'put-away', label: words('form.put-away-child-device.put-away') },
    ],
  };
}

function aboutIn(answers: Answers, facts: Facts): About | null {
  const chosen = textOf(answers, 'child');
  const known = childrenHere(facts).find(({ id }) => id === chosen);
  if (known !== undefined) return known;
  const initials = textOf(answers, 'initials');
  return initials === '' ? null : { id: null, initials, carers: [] };
}

function kindIn(answers: Answers): DeviceKind | null {
  return DEVICE_KINDS.find((kind) => kind === textOf(answers, 'kind')) ?? null;
}

function arrangedIn(answers: Answers, about: About, facts: Facts): Arrangement | null {
  const kind = kindIn(answers);
  return kind === null ? null : keptUnder(about, kind, facts);
}

function leavesIt(answers: Answers, facts: Facts): boolean {
  const about = aboutIn(answers, facts);
  return about !== null && arrangedIn(answers, about, facts) !== null && textOf(answers, 'keep') === 'keeps';
}

function kept(
  about: About,
  { id: arrangement }: Arrangement,
  devices: DeclaredDevice[],
  by: Id,
  visit: Id | null,
  facts: Facts,
): Step {
  const event: AuditEvent = {
    kind: 'child-kept-device',
    facts: { child: about.id, arrangement, devices, by },
    ...(about.id === null ? { personal: { initials: about.initials } } : {}),
  };
  const said = words('form.put-away-child-device.said-kept', {
    initials: about.initials,
    time: facts.timeOf(facts.now),
  });
  return { flow: { flow: 'staff-day', person: by, visit, said }, effects: [record(event), accept] };
}
