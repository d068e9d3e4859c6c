import { type ReactNode, useState } from 'react';
import type { Phrase } from '../../../../main/contract/screen-state.ts';
import { CodeField } from '../../../components/code-field.tsx';
import { Frame } from '../../../components/frame.tsx';
import { LowNumberPad } from './low-number-pad.tsx';
import css from './questions.module.css';

export const PIN_LEAST = 6;
export const PIN_MOST = 12;

export interface AskPinProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Stands above the boxes. */
  readonly beside?: (pin: string) => ReactNode;
  readonly label: string;
  readonly nextLabel: string;
  /** A PIN already on record may be shorter than one that is chosen now. */
  readonly least?: number;
  readonly problem?: Phrase | undefined;
  readonly onNext: (pin: string) => void;
  readonly onBack?: (() => void) | undefined;
  /** Beyond its length. */
  readonly mayGoOn?: (pin: string) => boolean;
}

/** A PIN and the pad for it. It is forgotten as soon as it has been handed on. */
export function AskPin(props: AskPinProps) {
  const { title, lead, beside, label, nextLabel, least = PIN_LEAST, problem, onNext, onBack, mayGoOn } = props;
  const [pin, setPin] = useState('');
  const ready = pin.length >= least && (mayGoOn?.(pin) ?? true);
  const goOn = () => {
    if (!ready) return;
    setPin('');
    onNext(pin);
  };
  return (
    <Frame
      typing
      title={title}
      lead={lead}
      next={{ label: nextLabel, onPress: goOn, isDisabled: !ready }}
      {...(onBack ? { onBack } : {})}
    >
      <div className={css['pin']}>
        <div className={css['entry']}>
          {beside?.(pin)}
          <CodeField
            label={label}
            kind="pin"
            length={PIN_MOST}
            value={pin}
            onChange={setPin}
            onEnter={goOn}
            problem={problem}
          />
        </div>
        <LowNumberPad value={pin} onChange={setPin} maxLength={PIN_MOST} />
      </div>
    </Frame>
  );
}
