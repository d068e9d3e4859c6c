import { useState } from 'react';
import type { Asking, FormChoice } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { firstLetters, LETTERS_FROM, LetterFilter } from '../components/letter-filter.tsx';
import { Problem } from '../components/problem.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { type Choice, Choices } from './desk/questions/choices.tsx';
import { useSay } from './desk/say-dates.ts';
import css from './form-question.module.css';
import { questionLead } from './question-lead.tsx';
import { type QuestionProps, textIn } from './question-props.ts';

/** From so many choices on they are drawn smaller. */
const MANY_CHOICES = 7;

/** From so many on they may be more than a small screen holds. */
const SCROLLED_FROM = 5;

/** One of several answers: a touch is the answer. */
export function One({ asking, title, aside, answer, back, above }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const given = textIn(asking);
  return (
    <Frame
      title={title}
      lead={questionLead(above, question.help ? says(question.help) : undefined)}
      onBack={back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      {question.choices?.length === 0 ? (
        <p>{t('form.nothing-to-choose')}</p>
      ) : (
        <ToChooseFrom asking={asking} isChosen={(id) => (given === '' ? undefined : id === given)} onChoose={answer} />
      )}
    </Frame>
  );
}

/** As many answers as are true. None is an answer to a question that may be left out, where something stood before. */
export function Several({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const given = Array.isArray(asking.answer) ? asking.answer.filter((each) => typeof each === 'string') : [];
  const [chosen, setChosen] = useState<readonly string[]>(given);
  const turn = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const mayBeNone = question.optional && asking.answer !== null;
  const none = mayBeNone && chosen.length === 0;
  return (
    <Frame
      title={title}
      lead={question.help ? says(question.help) : undefined}
      next={{
        label: t(none ? 'form.none' : 'form.next'),
        onPress: () => answer([...chosen]),
        isDisabled: !none && chosen.length < Math.max(1, question.least ?? 0),
      }}
      onBack={back}
      aside={chosen.length === 0 && !mayBeNone ? aside : undefined}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <ToChooseFrom asking={asking} isChosen={(id) => chosen.includes(id)} onChoose={turn} />
    </Frame>
  );
}

interface ToChooseFromProps {
  readonly asking: Asking;
  /** Undefined while nothing is chosen at all. */
  readonly isChosen: (id: string) => boolean | undefined;
  readonly onChoose: (id: string) => void;
}

/** All that can be chosen; a long list of names in the order of the alphabet, with the letters to find one by. */
function ToChooseFrom({ asking, isChosen, onChoose }: ToChooseFromProps) {
  const { state, t } = useKiosk();
  const says = useSay();
  const [letter, setLetter] = useState<string | null>(null);
  const all = asking.question.choices ?? [];
  const long = all.some((choice) => choice.note !== undefined);
  const drawn = (choice: FormChoice): Choice => {
    const chosen = isChosen(choice.id);
    return {
      id: choice.id,
      label: says(choice.label),
      ...(choice.note ? { note: says(choice.note) } : {}),
      ...(choice.refused ? { refused: says(choice.refused) } : {}),
      ...(chosen === undefined ? {} : { chosen }),
    };
  };
  const label = says(asking.question.asks);
  if (all.length < LETTERS_FROM) {
    const choices = (
      <Choices
        label={label}
        choices={all.map(drawn)}
        onChoose={onChoose}
        many={all.length >= MANY_CHOICES}
        long={long}
      />
    );
    if (all.length < SCROLLED_FROM) return choices;
    // On a small screen these scroll below the question, which stays in sight.
    return (
      <div className={css['found']} data-fills>
        {choices}
      </div>
    );
  }
  const always = all.filter((choice) => choice.always);
  const looked = all.filter((choice) => !choice.always);
  const names = looked.every((choice) => choice.label.key === 'form.as-is');
  const sought = looked.map(drawn);
  if (names) sought.sort((a, b) => a.label.localeCompare(b.label, state.language));
  // Whatever is chosen stays in sight, so that nobody forgets it behind a letter.
  const found = sought.filter((each) => letter === null || each.chosen || firstLetters(each.label).includes(letter));
  return (
    <>
      <LetterFilter
        label={t('form.find')}
        names={sought.map((each) => each.label)}
        chosen={letter}
        onChoose={setLetter}
      />
      <div className={css['found']} data-fills>
        <Choices label={label} choices={[...always.map(drawn), ...found]} onChoose={onChoose} many long={long} />
      </div>
    </>
  );
}
