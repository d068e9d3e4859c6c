import { Input, Label, TextField } from 'react-aria-components';
import type { Phrase } from '../../main/contract/screen-state.ts';
import styles from './code-field.module.css';
import { Problem } from './problem.tsx';
import { refuse } from './text-field.tsx';

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  /** How many characters the code has; for a PIN the most it may have. */
  readonly length: number;
  readonly kind: 'code' | 'digits' | 'pin';
  readonly problem?: Phrase | undefined;
}

/** A short code, one box for each character. A PIN shows dots, and as many boxes as were typed and one more. */
export function CodeField({ label, value, onChange, onEnter, length, kind, problem }: CodeFieldProps) {
  const keep = (typed: string) => onChange(cleanCode(typed, kind).slice(0, length));
  const boxes = kind === 'pin' ? Math.min(length, Math.max(6, value.length + 1)) : length;
  return (
    <>
      {problem ? <Problem phrase={problem} /> : null}
      <TextField
        className={styles['field'] ?? ''}
        value={value}
        onChange={keep}
        type={kind === 'pin' ? 'password' : 'text'}
        inputMode={kind === 'code' ? 'text' : 'numeric'}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        autoFocus
        isInvalid={problem !== undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      >
        <Label className="heard">{label}</Label>
        <Input
          className={styles['input'] ?? ''}
          autoCapitalize="off"
          onCopy={refuse}
          onCut={refuse}
          onPaste={refuse}
          onDrop={refuse}
          onContextMenu={refuse}
        />
        <span className={styles['boxes']} aria-hidden="true" dir="ltr">
          {Array.from({ length: boxes }, (_, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is its position
              key={index}
              className={styles['box']}
              data-here={index === Math.min(value.length, boxes - 1) || undefined}
            >
              {value[index] === undefined ? '' : kind === 'pin' ? '•' : value[index]}
            </span>
          ))}
        </span>
      </TextField>
    </>
  );
}

/** Capitals and digits only; a PIN and a family code are digits alone. */
export function cleanCode(typed: string, kind: CodeFieldProps['kind']): string {
  return kind === 'code' ? typed.toUpperCase().replace(/[^A-Z0-9]/g, '') : typed.replace(/[^0-9]/g, '');
}
