import { Input, Label, TextField } from 'react-aria-components';
import { refuse } from '../../components/text-field.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { LowNumberPad } from '../desk/questions/low-number-pad.tsx';
import css from './date-field.module.css';

const DIGITS = 8;
const PARTS = [
  { name: 'day', from: 0, to: 2 },
  { name: 'month', from: 2, to: 4 },
  { name: 'year', from: 4, to: 8 },
] as const;

interface DateFieldProps {
  readonly label: string;
  /** Digits as typed, day first. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** Day, month and year as boxes, one digit each, typed in a row: no calendar to page through for a date years away. */
export function DateField({ label, value, onChange, onEnter }: DateFieldProps) {
  const { t } = useKiosk();
  return (
    <div className={css['date']}>
      <TextField
        className={css['field'] ?? ''}
        value={value}
        onChange={(typed) => onChange(typed.replace(/[^0-9]/g, '').slice(0, DIGITS))}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
      >
        <Label className="heard">
          {label}: {PARTS.map(({ name }) => t(`set-up.policy.date.${name}`)).join(', ')}
        </Label>
        <Input
          className={css['input'] ?? ''}
          onCopy={refuse}
          onCut={refuse}
          onPaste={refuse}
          onDrop={refuse}
          onContextMenu={refuse}
        />
        <span className={css['parts']} aria-hidden="true" dir="ltr">
          {PARTS.map(({ name, from, to }) => (
            <span key={name} className={css['part']}>
              <span className={css['caption']}>{t(`set-up.policy.date.${name}`)}</span>
              <span className={css['boxes']}>
                {Array.from({ length: to - from }, (_, index) => from + index).map((place) => (
                  <span
                    key={place}
                    className={css['box']}
                    data-here={place === Math.min(value.length, DIGITS - 1) || undefined}
                  >
                    {value[place] ?? ''}
                  </span>
                ))}
              </span>
            </span>
          ))}
        </span>
      </TextField>
      <LowNumberPad value={value} onChange={onChange} maxLength={DIGITS} />
    </div>
  );
}

/** `2026-09-03` of `03092026`; null where there is no such day. */
export function isoOf(digits: string): string | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const iso = `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** The same day a year on, as digits; the 29th of February becomes the 28th. */
export function yearAfter(digits: string): string {
  const year = String(Number(digits.slice(4)) + 1).padStart(4, '0');
  const next = `${digits.slice(0, 4)}${year}`;
  return isoOf(next) ? next : `28${digits.slice(2, 4)}${year}`;
}
