import type { DeskList, Phrase } from '../../../contract/screen-state.ts';
import { agreementDue, agreementOf, agreementsOf } from '../../../domain/agreements/agreement.ts';
import { isRenewalDue } from '../../../domain/agreements/renewal.ts';
import { labelOf } from '../../../domain/agreements/signing-flow.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import { asIs, words } from '../../../domain/forms/form.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import { wordingIdFor } from '../../../domain/policy/wording-for.ts';
import type { KeptWording, Person } from '../../../domain/record/state.ts';
import type { DeskView } from '../desk-screen.ts';

interface Paper {
  readonly id: string;
  readonly label: Phrase;
  readonly due: string | null;
  readonly signedAt: number | null;
}

/** Who has what still to accept or sign (the induction list), who runs an account, and every wording that was ever accepted. */
export function agreementsPage({ facts }: DeskView): readonly DeskList[] {
  const people = facts.people().filter((person) => person.active);
  const papers = people.map((person) => ({ person, papers: papersOf(person, facts) }));
  return [
    {
      id: 'missing',
      title: words('list.agreements.missing'),
      empty: words('list.agreements.missing-none'),
      add: Object.values(facts.policy.agreements).some(({ asked }) => asked === 'on-request')
        ? [{ form: 'ask-for-agreement', label: words('form.ask-for-agreement.open') }]
        : [],
      rows: papers
        .filter((one) => one.papers.some(({ due }) => due !== null))
        .map(({ person, papers: own }) => personRow(person, own, true, facts)),
    },
    {
      id: 'whole',
      title: words('list.agreements.whole'),
      empty: words('list.agreements.whole-none'),
      rows: papers
        .filter((one) => one.papers.length > 0 && one.papers.every(({ due }) => due === null))
        .map(({ person, papers: own }) => personRow(person, own, false, facts)),
    },
    {
      id: 'asked-for',
      title: words('list.agreements.asked-for'),
      empty: words('list.agreements.asked-for-none'),
      rows: facts.agreementsAskedFor().map((asked) => {
        const person = facts.person(asked.person);
        const due = agreementDue(asked.person, asked.agreement, facts);
        return {
          id: `${asked.person}:${asked.agreement}`,
          first: asIs(person === null ? '' : nameOf(person)),
          under: asIs(labelOf(asked.agreement, facts)),
          end: words(due === null ? 'list.agreements.signed' : `list.agreements.due.${due}`),
          tone: due === null ? ('plain' as const) : ('warm' as const),
          facts:
            asked.riskAssessedOn === null
              ? []
              : [
                  { name: words('list.agreements.risk'), says: asIs(asked.riskReference ?? '') },
                  { name: words('list.agreements.risk-on'), says: words('form.day', { day: asked.riskAssessedOn }) },
                  { name: words('list.agreements.risk-by'), says: asIs(asked.riskAuthor ?? '') },
                ],
          actions: [{ form: 'give-up-agreement', label: words('form.give-up-agreement.open') }],
        };
      }),
    },
    {
      id: 'wordings',
      title: words('list.agreements.wordings'),
      empty: words('list.agreements.wordings-none'),
      rows: facts.wordingsKept().map((kept) => wordingRow(kept, facts)),
    },
  ];
}

/** What a person accepts once and what they sign. What is asked at every visit has no list. */
function papersOf(person: Person, facts: Facts): readonly Paper[] {
  const { policy } = facts;
  const id = wordingIdFor(policy, person.personType);
  const wording = policy.wordings[id];
  const papers: Paper[] = [];
  if (wording !== undefined && wording.asked === 'once') {
    const last = facts.lastAccepted(person.id, `${policy.id}/${id}`);
    const old = last !== null && last.version !== String(wording.version);
    const due =
      last === null
        ? 'never-signed'
        : old
          ? 'new-version'
          : isRenewalDue(last.at, wording.renewAfterMonths, facts.now)
            ? 'renewal-due'
            : null;
    papers.push({ id, label: words('list.agreements.rules'), due, signedAt: last?.at ?? null });
  }
  for (const agreement of agreementsOf(person, facts)) {
    if (agreementOf(policy, agreement) === null) continue;
    papers.push({
      id: agreement,
      label: asIs(labelOf(agreement, facts)),
      due: agreementDue(person.id, agreement, facts),
      signedAt: facts.lastAccepted(person.id, `${policy.id}/${agreement}`)?.at ?? null,
    });
  }
  return papers;
}

function personRow(person: Person, papers: readonly Paper[], missing: boolean, facts: Facts): DeskList['rows'][number] {
  const open = papers.filter(({ due }) => due !== null).length;
  return {
    id: `${missing ? 'missing' : 'whole'}-${person.id}`,
    first: asIs(nameOf(person)),
    under: words(`desk.type.${person.personType}`),
    end: missing ? words('list.agreements.open', { count: open }) : words('list.agreements.signed'),
    tone: missing ? 'warm' : 'plain',
    facts: papers.map(({ label, due, signedAt }) => ({
      name: label,
      says:
        due !== null
          ? words(`list.agreements.due.${due}`)
          : words('list.agreements.signed-on', { day: facts.dateOf(signedAt ?? facts.now) }),
    })),
    actions: [],
  };
}

/** Any past wording can be shown, word for word. */
function wordingRow(kept: KeptWording, facts: Facts): DeskList['rows'][number] {
  return {
    id: kept.hash,
    first: asIs(kept.wording),
    under: words('list.agreements.version', { version: kept.version, language: kept.language }),
    middle: words('form.day', { day: facts.dateOf(kept.keptAt) }),
    facts: [
      ...kept.sentences.map((sentence, index) => ({
        name: words('list.agreements.sentence', { number: index + 1 }),
        says: asIs(sentence),
      })),
      { name: words('list.agreements.text'), says: asIs(kept.text) },
      { name: words('list.agreements.hash'), says: asIs(kept.hash) },
    ],
    actions: [],
  };
}
