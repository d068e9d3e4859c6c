import { type ReactNode, useState } from 'react';
import type { Asking } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Counter } from '../components/counter.tsx';
import { Frame } from '../components/frame.tsx';
import { Problem } from '../components/problem.tsx';
import { type Signature, SignaturePad } from '../components/signature-pad.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { AskText } from './desk/questions/ask-text.tsx';
import { AskWords } from './desk/questions/ask-words.tsx';
import { Choices } from './desk/questions/choices.tsx';
import { Positioned } from './desk/questions/positioned.tsx';
import { useSay } from './desk/say-dates.ts';
import { One, Several } from './form-choice-question.tsx';
import css from './form-question.module.css';
import { questionLead } from './question-lead.tsx';
import { type QuestionProps, type QuestionValue, textIn } from './question-props.ts';
import { DateField, isoOf } from './set-up/date-field.tsx';
import { TimeField } from './time-field.tsx';

interface FormQuestionProps {
  readonly asking: Asking;
  readonly above?: ReactNode;
  /** Other ways on, beside leaving the question out. */
  readonly also?: ReactNode;
}

/** One question of a form. What was answered before stands in it; nothing is kept here that the station does not know. */
export function FormQuestion({ asking, above, also }: FormQuestionProps) {
  const { send, t } = useKiosk();
  const says = useSay();
  const { question } = asking;
  // What comes after may depend on this answer, so the last one known is not called the last.
  const { at, of } = asking;
  const position = at < of ? t('form.position', { at, of }) : t('form.position.last-known', { at });
  const title = <Positioned position={position}>{says(question.asks)}</Positioned>;
  const skip = question.optional ? (
    <Button onPress={() => send({ intent: 'skip-answer' })}>{t('form.skip')}</Button>
  ) : undefined;
  const aside =
    also === undefined ? (
      skip
    ) : (
      <>
        {skip}
        {also}
      </>
    );
  const props = {
    asking,
    title,
    aside,
    ...(above === undefined ? {} : { above }),
    answer: (value: QuestionValue) => send({ intent: 'answer', value }),
    back: () => send({ intent: 'back' }),
  };
  return <Asked key={`${asking.form}-${question.id}`} {...props} />;
}

function Asked(props: QuestionProps) {
  switch (props.asking.question.kind) {
    case 'line':
      return <Line {...props} />;
    case 'words':
      return <OwnWords {...props} />;
    case 'day':
      return <Day {...props} />;
    case 'time':
      return <Time {...props} />;
    case 'number':
      return <HowMany {...props} />;
    case 'one':
      return <One {...props} />;
    case 'several':
      return <Several {...props} />;
    case 'confirm':
    case 'yes-no':
      return <YesNo {...props} />;
    case 'signature':
      return <Sign {...props} />;
  }
}

function Line({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const [value, setValue] = useState(textIn(asking));
  const { question, problem } = asking;
  return (
    <AskText
      title={title}
      lead={question.help ? says(question.help) : undefined}
      fields={[
        {
          id: question.id,
          label: says(question.asks),
          value,
          onChange: setValue,
          maxLength: question.most ?? 120,
        },
      ]}
      problem={problem}
      nextLabel={t('form.next')}
      mayGoOn={value.trim() !== ''}
      onNext={() => answer(value.trim())}
      onBack={back}
      aside={aside}
    />
  );
}

function OwnWords({ asking, title, aside, answer, back, above }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const [value, setValue] = useState(textIn(asking));
  const { question, problem } = asking;
  return (
    <AskWords
      problem={problem}
      title={title}
      label={says(question.asks)}
      {...(above === undefined ? {} : { about: above })}
      lead={question.help ? says(question.help) : ''}
      value={value}
      onChange={setValue}
      nextLabel={t('form.next')}
      onNext={() => answer(value.trim())}
      onBack={back}
      aside={aside}
    />
  );
}

/** Days that are likely are one touch; any other is typed. */
function Day({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const offers = question.offers ?? [];
  const given = textIn(asking);
  const [typing, setTyping] = useState(
    offers.length === 0 || (given !== '' && !offers.some((one) => one.day === given)),
  );
  const [digits, setDigits] = useState(given === '' ? '' : `${given.slice(8)}${given.slice(5, 7)}${given.slice(0, 4)}`);
  const day = isoOf(digits);
  const goOn = () => {
    if (day !== null) answer(day);
  };
  const help = question.help ? says(question.help) : undefined;
  if (!typing) {
    return (
      <Frame
        title={title}
        lead={help}
        onBack={back}
        aside={
          <>
            {aside}
            <Button onPress={() => setTyping(true)}>{t('form.type-day')}</Button>
          </>
        }
      >
        {problem ? <Problem phrase={problem} /> : null}
        <Choices
          label={says(question.asks)}
          choices={offers.map((offer) => ({
            id: offer.day,
            label: says(offer.label),
            ...(given === '' ? {} : { chosen: offer.day === given }),
          }))}
          onChoose={answer}
        />
      </Frame>
    );
  }
  return (
    <Frame
      typing
      title={title}
      lead={help}
      next={{ label: t('form.next'), onPress: goOn, isDisabled: day === null }}
      onBack={offers.length > 0 ? () => setTyping(false) : back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      {digits.length === 8 && day === null ? <Problem phrase={{ key: 'form.problem.day' }} /> : null}
      <DateField label={says(question.asks)} value={digits} onChange={setDigits} onEnter={goOn} />
    </Frame>
  );
}

function Time({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const [value, setValue] = useState(textIn(asking));
  return (
    <Frame
      title={title}
      lead={question.help ? says(question.help) : undefined}
      next={{ label: t('form.next'), onPress: () => answer(value), isDisabled: value === '' }}
      onBack={back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <TimeField value={value} onChange={setValue} />
    </Frame>
  );
}

function HowMany({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const least = question.least ?? 0;
  const [value, setValue] = useState(typeof asking.answer === 'number' ? asking.answer : least);
  return (
    <Frame
      title={title}
      lead={question.help ? says(question.help) : undefined}
      next={{ label: t('form.next'), onPress: () => answer(value) }}
      onBack={back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <div className={css['number']}>
        <Counter
          value={value}
          onChange={setValue}
          min={least}
          max={question.most ?? 9}
          label={says(question.asks)}
          fewerLabel={t('form.fewer')}
          moreLabel={t('form.more')}
        />
      </div>
    </Frame>
  );
}

/** `confirm`: no is an answer too, and it says what that means. */
function YesNo({ asking, title, aside, answer, back, above }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const { question, problem } = asking;
  const confirm = question.kind === 'confirm';
  const given = typeof asking.answer === 'boolean' ? asking.answer : null;
  const mark = (yes: boolean) => (given === null ? {} : { chosen: given === yes });
  return (
    <Frame
      title={title}
      lead={questionLead(above, question.help ? says(question.help) : undefined)}
      onBack={back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <Choices
        label={says(question.asks)}
        choices={[
          { id: 'yes', label: t(confirm ? 'form.confirm' : 'form.yes'), ...mark(true) },
          confirm
            ? { id: 'no', label: t('form.not-so'), note: t('form.not-so-help'), ...mark(false) }
            : { id: 'no', label: t('form.no'), ...mark(false) },
        ]}
        onChoose={(id) => answer(id === 'yes')}
        long={confirm}
      />
    </Frame>
  );
}

function Sign({ asking, title, aside, answer, back }: QuestionProps) {
  const { t } = useKiosk();
  const says = useSay();
  const [signature, setSignature] = useState<Signature | null>(null);
  const { question, problem } = asking;
  return (
    <Frame
      title={title}
      lead={question.help ? says(question.help) : undefined}
      next={{
        label: t('form.next'),
        onPress: () => {
          if (signature) answer(signature);
        },
        isDisabled: signature === null,
      }}
      onBack={back}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <div className={css['sign']}>
        <SignaturePad label={t('form.sign')} onChange={setSignature} />
      </div>
    </Frame>
  );
}
