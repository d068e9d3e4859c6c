import { useState } from 'react';
import type { DeskPage, Notice } from '../../../../main/contract/screen-state.ts';
import { Frame } from '../../../components/frame.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { useClock, useKiosk } from '../../../kiosk-context.tsx';
import { clockTime, type Translate } from '../../../language.ts';
import { NothingHere } from '../list-and-panel.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Choice, Choices } from '../questions/choices.tsx';
import { Positioned } from '../questions/positioned.tsx';
import css from './grant-flow.module.css';
import { PlacePicture } from './place-picture.tsx';

type Candidate = Extract<DeskPage, { tab: 'permissions' }>['people'][number];

const QUESTIONS = ['person', 'reason', 'place', 'child-free', 'until', 'words'] as const;
type Question = (typeof QUESTIONS)[number];

/** Minutes that can be chosen; the policy may refuse the longer ones. */
const LENGTHS = [10, 15, 30, 45, 60, 90, 120, 180] as const;

interface Answers {
  readonly visit?: string;
  readonly reason?: string;
  readonly place?: string;
  readonly minutes?: number;
  readonly words: string;
  readonly childFree: boolean;
}

interface GrantFlowProps {
  readonly people: readonly Candidate[];
  readonly said: Notice | null;
  readonly onStop: () => void;
}

/** Giving permission, one question at a time: who, why, where, whether children are there, until when, and in words. */
export function GrantFlow({ people, said, onStop }: GrantFlowProps) {
  const { send, t } = useKiosk();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({ words: '', childFree: false });
  const question = QUESTIONS[at] ?? 'person';
  const person = people.find((each) => each.visit === answers.visit);
  const back = () => (at === 0 ? onStop() : setAt(at - 1));
  const answer = (more: Partial<Answers>) => {
    setAnswers({ ...answers, ...more });
    setAt(at + 1);
  };
  const soFar = useAnswersSoFar(person, answers, at);

  if (question === 'words' && person) {
    return (
      <AskWords
        title={<QuestionTitle at={at}>{t('desk.permissions.wordsLabel')}</QuestionTitle>}
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
            reason: answers.reason ?? '',
            place: answers.place ?? '',
            minutes: answers.minutes ?? 0,
            words: answers.words.trim(),
            childFree: answers.childFree,
          })
        }
        onBack={back}
      >
        {said && said.tone !== 'calm' ? <NoticePanel notice={said} /> : null}
      </AskWords>
    );
  }

  return (
    <Frame
      key={question}
      title={<QuestionTitle at={at}>{t(`desk.permissions.ask.${question}`)}</QuestionTitle>}
      lead={soFar}
      onBack={back}
    >
      <Answering question={question} people={people} person={person} answer={answer} />
    </Frame>
  );
}

function QuestionTitle({ at, children }: { readonly at: number; readonly children: string }) {
  const { t } = useKiosk();
  return (
    <Positioned position={t('desk.permissions.position', { position: at + 1, of: QUESTIONS.length })}>
      {children}
    </Positioned>
  );
}

interface AnsweringProps {
  readonly question: Question;
  readonly people: readonly Candidate[];
  readonly person: Candidate | undefined;
  readonly answer: (more: Partial<Answers>) => void;
}

function Answering({ question, people, person, answer }: AnsweringProps) {
  const { t } = useKiosk();
  const label = t(`desk.permissions.ask.${question}`);
  if (question === 'person') {
    if (people.length === 0) return <NothingHere title={t('desk.permissions.nobodyHere')} />;
    return (
      <Choices
        many
        label={label}
        choices={people.map((each) => personChoice(each, t))}
        onChoose={(visit) => answer({ visit })}
      />
    );
  }
  if (!person) return null;
  if (question === 'reason') {
    if (person.reasons.length === 0) return <NothingHere title={t('desk.permissions.noReasons')} />;
    return <Choices label={label} choices={person.reasons} onChoose={(reason) => answer({ reason })} />;
  }
  if (question === 'place')
    return <PlaceChoices label={label} person={person} onChoose={(place) => answer({ place })} />;
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
  return <LengthChoices label={label} onChoose={(minutes) => answer({ minutes })} />;
}

function personChoice(each: Candidate, t: Translate): Choice {
  const type = t(`desk.type.${each.personType}`);
  if (each.self) {
    return { id: each.visit, label: `${each.name} (${t('desk.common.you')})`, refused: t('desk.permissions.self') };
  }
  const device = each.deviceIn ? t('desk.permissions.deviceIn') : t('desk.permissions.deviceNotIn');
  return { id: each.visit, label: each.name, note: `${type}. ${device}.` };
}

/** The places of the policy, and beside them those where nobody ever may, with why. */
function PlaceChoices(props: { readonly label: string; readonly person: Candidate; onChoose(place: string): void }) {
  const { label, person, onChoose } = props;
  const { t } = useKiosk();
  return (
    <>
      {person.places.length === 0 ? <NothingHere title={t('desk.permissions.noPlaces')} /> : null}
      <Choices
        label={label}
        choices={person.places.map((place) => ({ ...place, picture: <PlacePicture id={place.id} /> }))}
        onChoose={onChoose}
      />
      {person.neverPlaces.length > 0 ? (
        <div className={css['never']}>
          <h2>{t('desk.permissions.neverTitle')}</h2>
          <Choices
            many
            label={t('desk.permissions.neverTitle')}
            choices={person.neverPlaces.map((place) => ({
              ...place,
              refused: t('desk.permissions.never'),
              never: true,
            }))}
            onChoose={onChoose}
          />
        </div>
      ) : null}
    </>
  );
}

function LengthChoices({ label, onChoose }: { readonly label: string; onChoose(minutes: number): void }) {
  const { state, t } = useKiosk();
  const now = useClock(10_000);
  return (
    <Choices
      many
      label={label}
      onChoose={(minutes) => onChoose(Number(minutes))}
      choices={LENGTHS.map((minutes) => ({
        id: String(minutes),
        label: lengthName(minutes, t),
        note: t('desk.permissions.untilTime', {
          time: clockTime(now + minutes * 60_000, state.language, state.timeZone),
        }),
      }))}
    />
  );
}

function lengthName(minutes: number, t: Translate): string {
  if (minutes === 90) return t('desk.permissions.hourAndHalf');
  return minutes % 60 === 0
    ? t('desk.permissions.hours', { count: minutes / 60 })
    : t('desk.permissions.minutes', { count: minutes });
}

/** What has been answered, in one line. */
function useAnswersSoFar(person: Candidate | undefined, answers: Answers, at: number): string {
  const { t } = useKiosk();
  if (!person || at === 0) return '';
  const parts = [
    person.name,
    at > 1 ? person.reasons.find(({ id }) => id === answers.reason)?.label : undefined,
    at > 2 ? person.places.find(({ id }) => id === answers.place)?.label : undefined,
    at > 3 ? t(answers.childFree ? 'desk.permissions.noChildren' : 'desk.permissions.children') : undefined,
    at > 4 && answers.minutes !== undefined ? lengthName(answers.minutes, t) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
