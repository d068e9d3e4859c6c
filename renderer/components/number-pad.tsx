import { Delete } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useKiosk } from '../kiosk-context.tsx';
import styles from './number-pad.module.css';

export interface NumberPadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Digits as on a telephone: for PINs and family codes. */
export function NumberPad({ value, onChange, maxLength }: NumberPadProps) {
  const { t } = useKiosk();
  const add = (digit: string) => {
    if (value.length < maxLength) onChange(value + digit);
  };
  return (
    <fieldset className={styles['pad']} aria-label={t('keyboard.numbers')} dir="ltr">
      {DIGITS.map((digit) => (
        <Key key={digit} onPress={() => add(digit)}>
          {digit}
        </Key>
      ))}
      <Key onPress={() => onChange('')} words>
        {t('keyboard.clear')}
      </Key>
      <Key onPress={() => add('0')}>0</Key>
      <Key onPress={() => onChange(value.slice(0, -1))} label={t('keyboard.delete')}>
        <Delete aria-hidden="true" />
      </Key>
    </fieldset>
  );
}

interface KeyProps {
  readonly onPress: () => void;
  readonly children: React.ReactNode;
  readonly label?: string;
  readonly words?: boolean;
}

function Key({ onPress, children, label, words }: KeyProps) {
  return (
    <AriaButton
      className={styles['key'] ?? ''}
      data-words={words || undefined}
      onPress={onPress}
      preventFocusOnPress
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </AriaButton>
  );
}
