import type { ReactNode } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import type { Phrase } from '../../../../main/contract/screen-state.ts';
import { Frame } from '../../../components/frame.tsx';
import { Problem } from '../../../components/problem.tsx';
import { refuse } from '../../../components/text-field.tsx';
import { TouchKeyboard } from '../../../components/touch-keyboard.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import css from './questions.module.css';

/** The contract's cap of what somebody may say in words. */
export const WORDS_MAX = 500;
const SAY_WHAT_IS_LEFT_FROM = 100;

export interface AskWordsProps {
  readonly title: ReactNode;
  /** Said for the field where the title is more than its words. */
  readonly label?: string;
  /** What to write; stands in the empty field. */
  readonly lead: string;
  /** What the words are about: the door, the person, the exception. */
  readonly about?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: Phrase | undefined;
  readonly nextLabel: string;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** A question that is answered in somebody's own words, which are kept. */
export function AskWords(props: AskWordsProps) {
  const { title, label, lead, about, value, onChange, problem, nextLabel, onNext, onBack, aside, children } = props;
  const { t } = useKiosk();
  const left = WORDS_MAX - value.length;
  return (
    <Frame
      typing
      title={title}
      lead={about === undefined ? undefined : <strong className={css['about']}>{about}</strong>}
      next={{ label: nextLabel, onPress: onNext, isDisabled: value.trim() === '' }}
      onBack={onBack}
      aside={aside}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <TextField
        className={css['words'] ?? ''}
        value={value}
        onChange={onChange}
        maxLength={WORDS_MAX}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        autoFocus
        data-testid="words"
      >
        <Label className="heard">{label ?? title}</Label>
        <TextArea
          className={css['area'] ?? ''}
          rows={2}
          placeholder={lead}
          autoCapitalize="off"
          onCopy={refuse}
          onCut={refuse}
          onPaste={refuse}
          onDrop={refuse}
          onContextMenu={refuse}
        />
        <Text slot="description" className="heard">
          {lead}
        </Text>
        {left <= SAY_WHAT_IS_LEFT_FROM ? (
          <p className={css['left']} role="status">
            {t('desk.common.lettersLeft', { count: left })}
          </p>
        ) : null}
      </TextField>
      {children}
      <TouchKeyboard value={value} onChange={onChange} maxLength={WORDS_MAX} />
    </Frame>
  );
}
