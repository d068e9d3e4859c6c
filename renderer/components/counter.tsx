import { Minus, Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './counter.module.css';

export interface CounterProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly fewerLabel: string;
  readonly moreLabel: string;
}

/** How many: fewer, the number, more. */
export function Counter({ value, onChange, min = 0, max = 9, label, fewerLabel, moreLabel }: CounterProps) {
  return (
    <fieldset className={styles['counter']} aria-label={label}>
      <AriaButton
        className={styles['step'] ?? ''}
        aria-label={fewerLabel}
        isDisabled={value <= min}
        onPress={() => onChange(Math.max(min, value - 1))}
      >
        <Minus aria-hidden="true" />
      </AriaButton>
      <output className={styles['value']} aria-live="polite">
        {value}
      </output>
      <AriaButton
        className={styles['step'] ?? ''}
        aria-label={moreLabel}
        isDisabled={value >= max}
        onPress={() => onChange(Math.min(max, value + 1))}
      >
        <Plus aria-hidden="true" />
      </AriaButton>
    </fieldset>
  );
}
