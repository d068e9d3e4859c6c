import { TextField as AriaTextField, Input, Label } from 'react-aria-components';
import type { Phrase } from '../../main/contract/screen-state.ts';
import { Problem } from './problem.tsx';
import styles from './text-field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly maxLength: number;
  readonly problem?: Phrase | undefined;
  /** The question above is the label already: keep it for screen readers only. */
  readonly labelHidden?: boolean;
  readonly autoFocus?: boolean;
  /** `password` hides a PIN. */
  readonly type?: 'text' | 'password';
  readonly onFocus?: () => void;
}

/** A field for typing. Nothing in it is offered, corrected, remembered or copied. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, onEnter, maxLength, problem, labelHidden, autoFocus, type = 'text', onFocus } = props;
  return (
    <>
      {problem ? <Problem phrase={problem} /> : null}
      <AriaTextField
        className={styles['field'] ?? ''}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        type={type}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        autoFocus={autoFocus ?? false}
        isInvalid={problem !== undefined}
        {...(onFocus ? { onFocus } : {})}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      >
        <Label className={labelHidden ? 'heard' : (styles['label'] ?? '')}>{label}</Label>
        <Input
          className={styles['input'] ?? ''}
          autoCapitalize="off"
          enterKeyHint="next"
          onCopy={refuse}
          onCut={refuse}
          onPaste={refuse}
          onDrop={refuse}
          onContextMenu={refuse}
        />
      </AriaTextField>
    </>
  );
}

/** The clipboard would carry one person's words to the next. */
export function refuse(event: { preventDefault(): void }): void {
  event.preventDefault();
}
