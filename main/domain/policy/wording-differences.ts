import type { PersonType } from '../people.ts';
import { same } from './file-differences.ts';
import type { Policy } from './policy.ts';
import { signsInAs } from './requirements.ts';
import { amount } from './spoken.ts';
import { isFor } from './who.ts';
import { wordingIdFor } from './wording-for.ts';

/** Something that a person reads or signs, and how it was before; null where there is none. */
export interface TextDifference {
  /** Path of the part of the file that it comes from. */
  readonly from: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** A remark of its own, where the words changed. */
  readonly remark: string | null;
}

/** What a person type reads, accepts and signs otherwise than before. */
export function wordingDifferences(personType: PersonType, before: Policy, after: Policy): readonly TextDifference[] {
  const found: TextDifference[] = [];
  const add = (from: string, what: string, was: Described | null, is: Described | null): void => {
    const reworded = was !== null && is !== null && !same(was.words, is.words);
    if (was?.facts === is?.facts && !reworded) return;
    const kept = was !== null && is !== null && was.asked === is.asked;
    const remark = !reworded
      ? null
      : kept
        ? 'Its words changed but its version did not: who accepted it is not asked again.'
        : 'Its words changed.';
    found.push({ from, what, before: was?.facts ?? null, after: is?.facts ?? null, remark });
  };
  const [wasId, isId] = [wordingIdFor(before, personType), wordingIdFor(after, personType)];
  add(`wordings ${isId}`, 'the rules they accept', wording(before, wasId), wording(after, isId));
  for (const id of new Set([...Object.keys(before.agreements), ...Object.keys(after.agreements)])) {
    add(`agreements ${id}`, `the agreement ${id}`, agreement(before, id, personType), agreement(after, id, personType));
  }
  const offDuty = [before, after].map((policy) =>
    signsInAs({ personType, onDuty: false }, policy).replaceAll('-', ' '),
  );
  const [was = '', is = ''] = offDuty;
  add('offDuty', 'off duty they sign in as', plain(was), plain(is));
  return found;
}

interface Described {
  readonly facts: string;
  /** What a person is asked again for when it changes. */
  readonly asked: string;
  readonly words: unknown;
}

const plain = (facts: string): Described => ({ facts, asked: '', words: null });

function wording(policy: Policy, id: string): Described | null {
  const found = policy.wordings[id];
  if (found === undefined) return null;
  const { version, signature, asked, renewAfterMonths, sentences, consequences, fullText } = found;
  const often = asked === 'every-visit' ? 'at every visit' : 'once for each version';
  const again =
    asked === 'once' && renewAfterMonths !== undefined ? `, again after ${amount(renewAfterMonths, 'month')}` : '';
  return {
    facts: `${id}, version ${version}, ${often}${again}, ${signature ? 'with' : 'without'} a signature`,
    // At every visit the words of the day are read, whatever their version.
    asked: asked === 'every-visit' ? JSON.stringify([sentences, fullText]) : `${id} ${version}`,
    words: [sentences, consequences, fullText],
  };
}

function agreement(policy: Policy, id: string, personType: PersonType): Described | null {
  const found = Object.hasOwn(policy.agreements, id) ? policy.agreements[id] : undefined;
  if (found === undefined || !isFor(found.for, personType, policy.groups)) return null;
  const { version, asked, signature, renewAfterMonths, approvedBy, riskAssessment, text, consequences, label } = found;
  const facts = [
    `version ${version}`,
    asked.replaceAll('-', ' '),
    `${signature ? 'with' : 'without'} a signature`,
    ...(renewAfterMonths === undefined ? [] : [`again after ${amount(renewAfterMonths, 'month')}`]),
    ...(approvedBy === undefined ? [] : [`approved by ${approvedBy.join(', ')}`]),
    ...(riskAssessment ? ['after a risk assessment'] : []),
  ];
  return { facts: facts.join(', '), asked: `${id} ${version}`, words: [label, text, consequences] };
}
