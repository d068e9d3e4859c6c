import type { ReactNode } from 'react';
import type { Phrase } from '../../main/contract/screen-state.ts';
import { CodeField } from '../components/code-field.tsx';
import { Frame } from '../components/frame.tsx';
import { NumberPad } from '../components/number-pad.tsx';
import { TouchKeyboard } from '../components/touch-keyboard.tsx';
import styles from './code-screen.module.css';

export interface CodeScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly kind: 'code' | 'digits' | 'pin';
  readonly length: number;
  /** The least that can be sent. */
  readonly least: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  readonly doneLabel: string;
  readonly problem?: Phrase | undefined;
  readonly picture?: ReactNode;
  readonly aside?: ReactNode;
  readonly closed?: boolean;
  readonly children?: ReactNode;
}

/** A short code: boxes above, and the keys for it. Digits get a pad beside the question, letters the keyboard below. */
export function CodeScreen(props: CodeScreenProps) {
  const {
    title,
    lead,
    kind,
    length,
    least,
    value,
    onChange,
    onDone,
    doneLabel,
    problem,
    picture,
    aside,
    closed,
    children,
  } = props;
  const ready = value.length >= least && !closed;
  const field = (
    <CodeField
      label={title}
      value={value}
      onChange={onChange}
      length={length}
      kind={kind}
      problem={problem}
      onEnter={() => {
        if (ready) onDone();
      }}
    />
  );
  const rest = { next: { label: doneLabel, isDisabled: !ready, onPress: onDone }, ...(aside ? { aside } : {}) };
  if (kind === 'code') {
    return (
      <Frame typing title={title} lead={lead} {...rest}>
        <div className={styles['row']}>
          <div className={styles['code']}>{field}</div>
          {picture ? <div className={styles['side']}>{picture}</div> : null}
        </div>
        {children}
        <TouchKeyboard
          kind="code"
          value={value}
          onChange={(typed) => onChange(typed.slice(0, length))}
          maxLength={length}
        />
      </Frame>
    );
  }
  return (
    <Frame typing title={title} lead={lead} {...rest}>
      <div className={styles['digits']}>
        <div className={styles['code']}>
          {field}
          {children}
          {picture ? <div className={styles['picture']}>{picture}</div> : null}
        </div>
        <NumberPad value={value} onChange={onChange} maxLength={length} />
      </div>
    </Frame>
  );
}
