import type { ReactNode } from 'react';
import type { Phrase } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { TextField } from '../components/text-field.tsx';
import { TouchKeyboard } from '../components/touch-keyboard.tsx';
import styles from './typing-screen.module.css';

export interface TypingScreenProps {
  /** The question is the field's label too. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly names?: boolean;
  readonly problem?: Phrase | undefined;
  readonly next?: { readonly label: string; readonly onPress: () => void; readonly isDisabled?: boolean };
  readonly onBack?: () => void;
  readonly aside?: ReactNode;
  /** Between the field and the keyboard. */
  readonly children?: ReactNode;
}

/** One question that is answered in letters: one field, and the keyboard below it. */
export function TypingScreen(props: TypingScreenProps) {
  const { title, lead, value, onChange, maxLength, names, problem, next, onBack, aside, children } = props;
  return (
    <Frame
      typing
      title={title}
      lead={lead}
      {...(next ? { next } : {})}
      {...(onBack ? { onBack } : {})}
      {...(aside ? { aside } : {})}
    >
      <div className={styles['top']}>
        <div className={styles['field']}>
          <TextField
            label={title}
            labelHidden
            value={value}
            onChange={onChange}
            maxLength={maxLength}
            problem={problem}
            autoFocus
            onEnter={() => {
              if (next && !next.isDisabled) next.onPress();
            }}
          />
        </div>
        {children}
      </div>
      <TouchKeyboard value={value} onChange={onChange} maxLength={maxLength} names={names ?? false} />
    </Frame>
  );
}
