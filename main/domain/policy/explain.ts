import { Temporal } from 'temporal-polyfill';
import type { DeclaredDevice } from '../devices.ts';
import type { PersonType } from '../people.ts';
import { never } from '../result.ts';
import type { Policy } from './policy.ts';
import { childPossibilities, possibilitiesFor } from './possibilities.ts';
import {
  type Arranged,
  inLanguage,
  placeLabel,
  type RequirementStep,
  type Requirements,
  requirementsFor,
  storeLabel,
  wordingFor,
} from './requirements.ts';
import { devicesInWords, fallbackOf, letInBy, rolesInWords } from './spoken.ts';
import type { LanguageCode, RuleId } from './terms.ts';

export interface Question {
  /** A child never signs in; asked for one, the answer is what happens to a device it brings or is found with. */
  readonly who: PersonType | 'child';
  readonly devices: readonly DeclaredDevice[];
  readonly worksWithChildren?: boolean;
  readonly onDuty?: boolean;
  /** A kind of arrangement that is taken to be valid for them, for all its devices and places. */
  readonly arrangement?: string;
  /** In which the policy's own words are given; English where the policy lacks them. */
  readonly language: LanguageCode;
  /** The day that is asked about, ISO 8601. What must be done follows from the file alone; reviews and renewals have days. */
  readonly on?: string;
}

/** What happens to a child's devices, in the form of `Requirements`. */
export interface ChildRequirements {
  readonly personType: 'child';
  readonly policy: { readonly id: string; readonly version: number };
  readonly steps: readonly ChildStep[];
}
export type ChildStep =
  | { readonly kind: 'leave-off-premises'; readonly devices: readonly DeclaredDevice[]; readonly rule: RuleId }
  | {
      readonly kind: 'hand-in';
      readonly store: string;
      readonly devices: readonly DeclaredDevice[];
      readonly collectedBy: 'adult' | 'parent';
      /** There where children may bring none: this is for one that turns up all the same. */
      readonly when?: 'found';
      readonly rule: RuleId;
    };

/** A sentence with the rule it came from, and what belongs under it. */
export interface Explained {
  readonly text: string;
  readonly rule: RuleId | null;
  readonly under: readonly Explained[];
}

export interface Explanation {
  /** Exactly what `requirementsFor` answers: the stable JSON form. */
  readonly requirements: Requirements | ChildRequirements;
  /** One for each step, in the same order. */
  readonly steps: readonly Explained[];
  /** What a manager may allow this person beyond the steps, or the person may do without one. */
  readonly possible: readonly Explained[];
  /** What else there is to know: the language, the day, devices that are not ruled by the file. */
  readonly notes: readonly string[];
}

/** Says in sentences what a person must do and which rule each of it comes from. For a policy that was loaded. */
export function explain(question: Question, policy: Policy): Explanation {
  const { who } = question;
  if (who === 'child') return explainChild(question, policy);
  const requirements = requirementsFor(
    {
      personType: who,
      ...(question.worksWithChildren === undefined ? {} : { worksWithChildren: question.worksWithChildren }),
      ...(question.onDuty === undefined ? {} : { onDuty: question.onDuty }),
    },
    question.devices,
    policy,
    arrangedIn(question, policy),
  );
  const { personType } = requirements;
  const notes = [...notesOn(question, policy), ...unchangedBy(question, requirements)];
  if (question.onDuty === false) {
    notes.push(
      personType === who
        ? `For ${spaced(who)} the policy makes no difference between on and off duty.`
        : `Off duty, ${spaced(who)} signs in as ${spaced(personType)}.`,
    );
  }
  if (!wordingFor(policy, personType, question.language).complete) {
    notes.push(`The rules are shown in English, as the policy does not have all of them in ${question.language}.`);
  }
  return {
    requirements,
    steps: requirements.steps.map((step) => explainedStep(step, personType, question, policy)),
    possible: possibilitiesFor(personType, policy, question.language).map(({ text, rule }) => line(text, rule)),
    notes,
  };
}

function arrangedIn({ arrangement }: Question, policy: Policy): readonly Arranged[] {
  if (arrangement === undefined || !Object.hasOwn(policy.arrangements, arrangement)) return [];
  const kind = policy.arrangements[arrangement];
  return kind === undefined ? [] : [{ kind: arrangement, devices: kind.devices, places: kind.places }];
}

/** Said where an arrangement that was asked about changes no step. */
function unchangedBy(question: Question, requirements: Requirements): readonly string[] {
  const { arrangement, who } = question;
  if (arrangement === undefined) return [];
  const used = requirements.steps.some((step) => 'arrangement' in step);
  return used ? [] : [`The arrangement ${arrangement} changes no step for ${spaced(who)} with these devices.`];
}

const spaced = (name: string) => name.replaceAll('-', ' ');
const line = (text: string, rule: RuleId | null, under: readonly Explained[] = []): Explained => ({
  text,
  rule,
  under,
});

function explainedStep(step: RequirementStep, personType: PersonType, question: Question, policy: Policy): Explained {
  switch (step.kind) {
    case 'acknowledge': {
      const { id, version, sentences } = wordingFor(policy, personType, question.language);
      return line(
        `Read and accept the rules (${id}, version ${version})${step.signature ? ' and sign with a finger' : ''}. ${howOften(id, question, policy)}`,
        step.rule,
        sentences.map(({ text, rule }) => line(text, rule)),
      );
    }
    case 'sign-agreement': {
      const agreement = policy.agreements[step.agreement];
      const label = agreement === undefined ? step.agreement : inLanguage(agreement.label, question.language);
      return line(`Sign the agreement “${label}” (${step.agreement}, version ${agreement?.version}).`, step.rule);
    }
    case 'confirm-attending-staff':
      return line(
        `${step.count === 1 ? 'One member of staff who attends confirms with their own badge' : `${step.count} different members of staff who attend confirm with their own badges`} at the kiosk.`,
        step.rule,
      );
    case 'accept-conditions': {
      const kind = policy.arrangements[step.arrangement];
      return line(
        `Accept the conditions of the arrangement ${labelOf(step.arrangement, question, policy)}.`,
        step.rule,
        (kind?.conditions ?? []).map(({ text, rule }) => line(inLanguage(text, question.language), rule)),
      );
    }
    case 'keep-under-arrangement': {
      const places = step.places.map((place) => placeLabel(policy, place, question.language));
      return line(
        `Keep under the arrangement ${labelOf(step.arrangement, question, policy)}: ${devicesInWords(step.devices)}.${
          places.length === 0 ? '' : ` Where: ${places.join(' or ')}.`
        }`,
        step.rule,
      );
    }
    case 'manager-required':
      return line(`Wait for the manager: ${step.reason}.`, step.rule);
    case 'leave-off-premises':
      return line(
        `Do not bring in: ${devicesInWords(step.devices)}.`,
        step.rule,
        letIn(step, personType, question, policy),
      );
    case 'keep-in-bag':
      return line(`Keep in a bag or pocket, out of use: ${devicesInWords(step.devices)}.`, step.rule);
    case 'hand-in':
      return line(
        `Hand in to a member of staff, who puts it away and confirms: ${devicesInWords(step.devices)}. ${goesTo(step.store, question, policy)}`,
        step.rule,
        noticeOf(question, policy),
      );
    case 'deposit':
      return line(
        `Put away: ${devicesInWords(step.devices)}. ${goesTo(step.store, question, policy)}`,
        step.rule,
        noticeOf(question, policy),
      );
    default:
      return never(step);
  }
}

function labelOf(arrangement: string, { language }: Question, policy: Policy): string {
  const kind = policy.arrangements[arrangement];
  return kind === undefined ? arrangement : `“${inLanguage(kind.label, language)}” (${arrangement})`;
}

function goesTo(store: string, { language }: Question, policy: Policy): string {
  const fallback = fallbackOf(policy, store);
  const place = `Where: ${storeLabel(policy, store, language)} (${store})`;
  return fallback === null ? `${place}.` : `${place}; what does not fit: ${storeLabel(policy, fallback, language)}.`;
}

/** Who may let a device in that is not to be brought in. Devices of one step may differ in that. */
function letIn(
  { devices, rule }: { readonly devices: readonly DeclaredDevice[]; readonly rule: RuleId },
  personType: PersonType,
  { worksWithChildren = true }: Question,
  policy: Policy,
): readonly Explained[] {
  const asked = devices.map((device) => ({
    device,
    by: letInBy({ personType, worksWithChildren, ...device }, policy),
  }));
  const sentences = asked.map(({ device, by }) =>
    by.length === 0 ? null : `${rolesInWords(by, 'any')} may let in all the same: ${devicesInWords([device])}.`,
  );
  return sentences.flatMap((text) => (text === null ? [] : [line(`The ${text}`, rule)]));
}

function noticeOf({ language }: Question, policy: Policy): readonly Explained[] {
  const notice = policy.depositNotice;
  if (notice === undefined) return [];
  const said = line(inLanguage(notice.text, language), notice.rule);
  return notice.conditionNote ? [said, line('The owner may note its condition.', notice.rule)] : [said];
}

function howOften(wordingId: string, { on }: Question, policy: Policy): string {
  const wording = policy.wordings[wordingId];
  if (wording === undefined || wording.asked === 'every-visit') return 'At every visit.';
  if (wording.renewAfterMonths === undefined) return 'Once for each version.';
  const months = wording.renewAfterMonths;
  // A month of thirty days, as the kiosk counts it (rules-step.ts).
  const again = on === undefined ? '' : `, so from ${laterDay(on, months * 30)} on if accepted on ${on}`;
  return `Once for each version, and again after ${months} months of 30 days${again}.`;
}

function laterDay(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function notesOn({ devices, on }: Question, policy: Policy): readonly string[] {
  const notes: string[] = [];
  const own = devices.filter(({ ownership }) => ownership === 'setting-owned');
  if (own.length > 0) notes.push(`${devicesInWords(own)}: follows the register of the setting's own devices.`);
  if (on === undefined) return notes;
  const { agreedOn, reviewDue } = policy.adoption;
  if (agreedOn !== undefined && on < agreedOn)
    notes.push(`On ${on} the policy is not agreed yet: that is ${agreedOn}.`);
  if (reviewDue === undefined) notes.push('The policy has no date for its next review.');
  else if (on > reviewDue) notes.push(`On ${on} the review of the policy is overdue: it was due on ${reviewDue}.`);
  else notes.push(`On ${on} the policy is within its review date, ${reviewDue}.`);
  return notes;
}

function explainChild(question: Question, policy: Policy): Explanation {
  const { allowed, store, collectedBy, rule } = policy.childDevices;
  const devices = question.devices.filter(({ ownership }) => ownership !== 'setting-owned');
  const taken = { kind: 'hand-in', store, devices, collectedBy } as const;
  const none: readonly ChildStep[] = [];
  const some: readonly ChildStep[] =
    allowed === 'never'
      ? [
          { kind: 'leave-off-premises', devices, rule },
          { ...taken, when: 'found', rule },
        ]
      : [{ ...taken, rule }];
  const steps = devices.length === 0 ? none : some;
  const by = collectedBy === 'parent' ? 'a parent or carer' : 'the adult who collects the child';
  return {
    requirements: { personType: 'child', policy: { id: policy.id, version: policy.version }, steps },
    steps: steps.map((step) =>
      step.kind === 'leave-off-premises'
        ? line(`Do not bring in: ${devicesInWords(devices)}.`, rule)
        : line(
            `${step.when === 'found' ? 'If it turns up all the same, a' : 'A'} member of staff puts it away under the child's initials: ${devicesInWords(devices)}. ${goesTo(store, question, policy)} Given back to ${by}.`,
            rule,
          ),
    ),
    possible: childPossibilities(policy, question.language).map(({ text, rule: from }) => line(text, from)),
    notes: notesOn(question, policy),
  };
}
