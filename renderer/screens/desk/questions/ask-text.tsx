import { type ReactNode, useState } from 'react';
import type { Phrase } from '../../../../main/contract/screen-state.ts';
import { Frame } from '../../../components/frame.tsx';
import { Problem } from '../../../components/problem.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { TouchKeyboard } from '../../../components/touch-keyboard.tsx';
import css from './questions.module.css';

export interface AskedField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}

export interface AskTextProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** One field, or two that belong together (first and last name). */
  readonly fields: readonly AskedField[];
  readonly names?: boolean;
  readonly problem?: Phrase | undefined;
  readonly nextLabel: string;
  readonly mayGoOn: boolean;
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly aside?: ReactNode;
  /** Between the fields and the keyboard. */
  readonly children?: ReactNode;
}

/** A question that is answered by typing. With two fields, going on from the first leads to the second. */
export function AskText(props: AskTextProps) {
  const { title, lead, fields, names, problem, nextLabel, mayGoOn, onNext, onBack, aside, children } = props;
  const [at, setAt] = useState(0);
  const field = fields[Math.min(at, fields.length - 1)];
  const goOn = () => {
    const empty = fields.findIndex((each, index) => index !== at && each.value.trim() === '');
    if (empty >= 0 && field?.value.trim()) focusOn(fields[empty]?.id);
    else if (mayGoOn) onNext();
  };
  return (
    <Frame
      typing
      title={title}
      lead={problem ? undefined : lead}
      next={{ label: nextLabel, onPress: onNext, isDisabled: !mayGoOn }}
      aside={aside}
      {...(onBack ? { onBack } : {})}
    >
      {problem ? <Problem phrase={problem} /> : null}
      <div className={css['fields']} data-count={fields.length}>
        {fields.map((each, index) => (
          <div key={each.id} id={`field-${each.id}`} data-testid={`field-${each.id}`}>
            <TextField
              label={each.label}
              labelHidden={fields.length === 1}
              value={each.value}
              onChange={each.onChange}
              onEnter={goOn}
              maxLength={each.maxLength}
              autoFocus={index === 0}
              onFocus={() => setAt(index)}
            />
          </div>
        ))}
      </div>
      {children}
      {field ? (
        <TouchKeyboard
          value={field.value}
          onChange={field.onChange}
          maxLength={field.maxLength}
          names={names ?? false}
        />
      ) : null}
    </Frame>
  );
}

function focusOn(id: string | undefined): void {
  document.getElementById(`field-${id}`)?.querySelector('input')?.focus();
}
