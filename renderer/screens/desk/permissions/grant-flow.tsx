import { useState } from 'react';
import type { DeskPage, Notice } from '../../../../main/contract/screen-state.ts';
import { Frame } from '../../../components/frame.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { say, type Translate } from '../../../language.ts';
import { NothingHere } from '../list-and-panel.tsx';
import { AskText } from '../questions/ask-text.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Choice, Choices } from '../questions/choices.tsx';
import { Positioned } from '../questions/positioned.tsx';
import { CheckInChoices, LengthChoices, lengthName, PlaceChoices } from './grant-choices.tsx';

type Candidate = Extract<DeskPage, { tab: 'permissions' }>['people'][number];

type Kind = Candidate['kinds'][number];

type Question =
  | 'person'
  | 'kind'
  | 'reason'
  | 'place'
  | 'child-free'
  | 'until'
  | 'check-ins'
  | 'organisation'
  | 'confirm'
  | 'words';

interface Answers {
  readonly visit?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly place?: string;
  readonly minutes?: number;
  readonly checkInMinutes?: number;
  readonly organisation: string;
  readonly confirmed: readonly string[];
  readonly words: string;
  readonly childFree: boolean;
}

const NOTHING_YET: Answers = { organisation: '', confirmed: [], words: '', childFree: false };

/** What is asked of this person and this kind, in order; one sentence of the policy is confirmed at a time. */
function questionsFor(person: Candidate | undefined, kind: Kind | undefined): readonly Question[] {
  return [
    'person',
    ...(person !== undefined && person.kinds.length > 1 ? (['kind'] as const) : []),
    'reason',
    'place',
    'child-free',
    'until',
    ...(kind !== undefined && kind.checkInMinutes !== null ? (['check-ins'] as const) : []),
    ...(kind !== undefined && kind.organisation !== 'no' ? (['organisation'] as const) : []),
    ...(kind?.confirmations ?? []).map(() => 'confirm' as const),
    'words',
  ];
}

interface GrantFlowProps {
  readonly people: readonly Candidate[];
  readonly said: Notice | null;
  readonly onStop: () => void;
}

/**
 * Giving permission, one question at a time: who, what, why, where, whether children are there, until when, what else the
 * policy asks for, and in words.
 */
export function GrantFlow({ people, said, onStop }: GrantFlowProps) {
  const { send, t } = useKiosk();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>(NOTHING_YET);
  const person = people.find((each) => each.visit === answers.visit);
  const kind = person?.kinds.find(({ id }) => person.kinds.length === 1 || id === answers.kind);
  const questions = questionsFor(person, kind);
  const question = questions[at] ?? 'person';
  const back = () => (at === 0 ? onStop() : setAt(at - 1));
  const answer = (more: Partial<Answers>) => {
    setAnswers({ ...answers, ...more });
    setAt(at + 1);
  };
  const soFar = useAnswersSoFar(person, kind, answers, questions.slice(0, at));
  const title = (words: string) => (
    <Positioned position={t('desk.permissions.position', { position: at + 1, of: questions.length })}>
      {words}
    </Positioned>
  );

  if (question === 'organisation') {
    return (
      <AskText
        title={title(t('desk.permissions.ask.organisation'))}
        lead={t('desk.permissions.organisationHelp')}
        fields={[
          {
            id: 'organisation',
            label: t('desk.permissions.ask.organisation'),
            value: answers.organisation,
            onChange: (organisation) => setAnswers({ ...answers, organisation }),
            maxLength: 80,
          },
        ]}
        nextLabel={t('action.next')}
        mayGoOn={kind?.organisation !== 'required' || answers.organisation.trim() !== ''}
        onNext={() => setAt(at + 1)}
        onBack={back}
      />
    );
  }
  if (question === 'words' && person && kind) {
    return (
      <AskWords
        title={title(t('desk.permissions.wordsLabel'))}
        label={t('desk.permissions.wordsLabel')}
        lead={t('desk.permissions.wordsHelp')}
        about={soFar}
        value={answers.words}
        onChange={(words) => setAnswers({ ...answers, words })}
        nextLabel={t('desk.common.toPin')}
        onNext={() =>
          send({
            intent: 'grant-use',
            visit: person.visit,
            authorisation: kind.id,
            reason: answers.reason ?? '',
            place: answers.place ?? '',
            minutes: answers.minutes ?? 0,
            words: answers.words.trim(),
            childFree: answers.childFree,
            confirmed: [...answers.confirmed],
            ...(answers.checkInMinutes === undefined ? {} : { checkInMinutes: answers.checkInMinutes }),
            ...(answers.organisation.trim() === '' ? {} : { organisation: answers.organisation.trim() }),
          })
        }
        onBack={back}
      >
        {said && said.tone !== 'calm' ? <NoticePanel notice={said} /> : null}
      </AskWords>
    );
  }

  return (
    <Frame key={at} title={title(t(`desk.permissions.ask.${question}`))} lead={soFar} onBack={back}>
      <Answering
        question={question}
        people={people}
        person={person}
        kind={kind}
        sentence={kind?.confirmations[at - questions.indexOf('confirm')]}
        confirmed={answers.confirmed}
        answer={answer}
      />
    </Frame>
  );
}

interface AnsweringProps {
  readonly question: Question;
  readonly people: readonly Candidate[];
  readonly person: Candidate | undefined;
  readonly kind: Kind | undefined;
  /** The sentence of the policy that is confirmed now. */
  readonly sentence: Kind['confirmations'][number] | undefined;
  readonly confirmed: readonly string[];
  readonly answer: (more: Partial<Answers>) => void;
}

function Answering({ question, people, person, kind, sentence, confirmed, answer }: AnsweringProps) {
  const { t } = useKiosk();
  const label = t(`desk.permissions.ask.${question}`);
  if (question === 'person') {
    if (people.length === 0) return <NothingHere title={t('desk.permissions.nobodyHere')} />;
    return (
      <Choices
        many
        label={label}
        choices={people.map((each) => personChoice(each, t))}
        onChoose={(visit) => answer({ ...NOTHING_YET, visit })}
      />
    );
  }
  if (!person) return null;
  if (question === 'kind') {
    return (
      <Choices
        label={label}
        choices={person.kinds.map(({ id, label: name }) => ({ id, label: say(t, name) }))}
        onChoose={(chosen) => answer({ ...NOTHING_YET, visit: person.visit, kind: chosen })}
      />
    );
  }
  if (!kind) return <NothingHere title={t('desk.permissions.noKinds')} />;
  if (question === 'reason') {
    if (kind.reasons.length === 0) return <NothingHere title={t('desk.permissions.noReasons')} />;
    return <Choices label={label} choices={kind.reasons} onChoose={(reason) => answer({ reason })} />;
  }
  if (question === 'place')
    return (
      <PlaceChoices label={label} kind={kind} never={person.neverPlaces} onChoose={(place) => answer({ place })} />
    );
  if (question === 'check-ins')
    return <CheckInChoices label={label} kind={kind} onChoose={(checkInMinutes) => answer({ checkInMinutes })} />;
  if (question === 'confirm' && sentence) {
    return (
      <Choices
        label={sentence.label}
        choices={[{ id: sentence.id, label: t('desk.permissions.confirmed'), note: sentence.label }]}
        onChoose={(id) => answer({ confirmed: [...confirmed.filter((each) => each !== id), id] })}
      />
    );
  }
  if (question === 'child-free') {
    return (
      <Choices
        label={label}
        choices={[
          { id: 'yes', label: t('desk.permissions.childFree'), note: t('desk.permissions.childFreeHelp') },
          { id: 'no', label: t('desk.permissions.childrenThere'), note: t('desk.permissions.childrenThereHelp') },
        ]}
        onChoose={(id) => answer({ childFree: id === 'yes' })}
      />
    );
  }
  return <LengthChoices label={label} longest={kind.longestMinutes} onChoose={(minutes) => answer({ minutes })} />;
}

function personChoice(each: Candidate, t: Translate): Choice {
  const type = t(`desk.type.${each.personType}`);
  if (each.self) {
    return { id: each.visit, label: `${each.name} (${t('desk.common.you')})`, refused: t('desk.permissions.self') };
  }
  const device = each.deviceIn ? t('desk.permissions.deviceIn') : t('desk.permissions.deviceNotIn');
  return { id: each.visit, label: each.name, note: `${type}. ${device}.` };
}

/** What has been answered, in one line. */
function useAnswersSoFar(
  person: Candidate | undefined,
  kind: Kind | undefined,
  answers: Answers,
  asked: readonly Question[],
): string {
  const { t } = useKiosk();
  if (!person || asked.length === 0) return '';
  const after = (question: Question, words: string | undefined) => (asked.includes(question) ? words : undefined);
  const parts = [
    person.name,
    after('kind', kind === undefined ? undefined : say(t, kind.label)),
    after('reason', kind?.reasons.find(({ id }) => id === answers.reason)?.label),
    after('place', kind?.places.find(({ id }) => id === answers.place)?.label),
    after('child-free', t(answers.childFree ? 'desk.permissions.noChildren' : 'desk.permissions.children')),
    after('until', answers.minutes === undefined ? undefined : lengthName(answers.minutes, t)),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
