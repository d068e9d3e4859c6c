import type { DeskList } from '../../../contract/screen-state.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import { depositInWords } from '../../../domain/evidence/deposit-in-words.ts';
import { keepsEvidence, mayHandle, mayKeepNow, releaseToConfirm } from '../../../domain/evidence/keeping.ts';
import { asIs, type Words, words } from '../../../domain/forms/form.ts';
import { incidentOf, kindLabel } from '../../../domain/incidents/incident-words.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import type { EvidenceHold, EvidenceStep } from '../../../domain/record/evidence-state.ts';

type Row = DeskList['rows'][number];
type Fact = Row['facts'][number];

/** What is kept against its owner, and what waits for a second person (SETTINGS E14). Nothing where the policy has it off. */
export function evidenceList(reader: Id, facts: Facts): readonly DeskList[] {
  if (!keepsEvidence(reader, facts)) return [];
  return [
    {
      id: 'evidence',
      title: words('list.evidence.title'),
      empty: words('list.evidence.none'),
      ...(mayKeepNow(reader, facts) ? { add: [{ form: 'keep-as-evidence', label: words('evidence.keep.open') }] } : {}),
      rows: facts
        .holds()
        .filter((hold) => mayHandle(hold, reader, facts))
        .flatMap((hold) => rowOf(hold, reader, facts)),
    },
  ];
}

function rowOf(hold: EvidenceHold, reader: Id, facts: Facts): Row[] {
  const deposit = facts.openDeposits().find(({ id }) => id === hold.deposit);
  if (deposit === undefined) return [];
  const { label, note } = depositInWords(deposit, facts);
  const release = releaseToConfirm(hold, facts);
  const [end, tone] = standing(hold, release);
  const button = (form: string, says: Words) => ({ form, subject: hold.id, label: says });
  return [
    {
      id: hold.id,
      first: label,
      under: note,
      end,
      tone,
      facts: [
        step('proposed', hold.proposed, facts),
        ...said(hold.proposed),
        ...(hold.confirmed === null ? [] : [step('confirmed', hold.confirmed, facts), ...said(hold.confirmed)]),
        ...(release === null ? [] : [step('release', release, facts), ...said(release)]),
        ...incidentFact(hold, facts),
      ],
      actions: [
        ...(hold.confirmed === null && hold.proposed.by !== reader
          ? [button('confirm-evidence', words('evidence.confirm.open'))]
          : []),
        ...(release === null ? [button('release-evidence', words('evidence.release.open'))] : []),
        ...(release !== null && release.by !== reader
          ? [button('confirm-release', words('evidence.let-go.open'))]
          : []),
      ],
    },
  ];
}

function standing({ confirmed }: EvidenceHold, release: EvidenceStep | null): [Words, NonNullable<Row['tone']>] {
  if (release !== null) return [words('list.evidence.release-waits'), 'warm'];
  return confirmed === null ? [words('list.evidence.second-waits'), 'warm'] : [words('list.evidence.kept'), 'plain'];
}

function step(name: 'proposed' | 'confirmed' | 'release', { by, role, at }: EvidenceStep, facts: Facts): Fact {
  const person = facts.person(by);
  return {
    name: words(`list.evidence.fact.${name}`, { day: facts.dateOf(at), time: facts.timeOf(at) }),
    says: words(`list.incidents.who.${role}`, { who: person === null ? '' : nameOf(person) }),
  };
}

function said({ words: text }: EvidenceStep): Fact[] {
  return text === null ? [] : [{ name: words('list.evidence.fact.words'), says: asIs(text) }];
}

function incidentFact({ incident }: EvidenceHold, facts: Facts): Fact[] {
  const found = incidentOf(incident, facts);
  if (found === null) return [];
  const gaps = { number: found.number, kind: kindLabel(found.kind, facts) };
  return [{ name: words('list.evidence.fact.incident'), says: words('list.incidents.row', gaps) }];
}
