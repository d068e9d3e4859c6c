import { Button } from 'react-aria-components';
import { useKiosk } from '../kiosk-context.tsx';
import css from './time-field.module.css';

/** From the first breakfast club to the last meeting of an evening. */
const HOURS = Array.from({ length: 16 }, (_, index) => String(6 + index).padStart(2, '0'));
const QUARTERS = ['00', '15', '30', '45'];

interface TimeFieldProps {
  /** `09:30`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of day in two touches: the hour, then the quarter. A full hour is one. */
export function TimeField({ value, onChange }: TimeFieldProps) {
  const { t } = useKiosk();
  const [hour = '', minute = ''] = value.split(':');
  return (
    <div className={css['time']}>
      <Part
        name="hour"
        label={t('form.hour')}
        chosen={hour}
        offered={HOURS}
        onChoose={(each) => onChange(`${each}:${minute || '00'}`)}
      />
      <Part
        name="minute"
        label={t('form.minute')}
        chosen={minute}
        offered={QUARTERS}
        onChoose={hour === '' ? null : (each) => onChange(`${hour}:${each}`)}
      />
    </div>
  );
}

interface PartProps {
  readonly name: 'hour' | 'minute';
  readonly label: string;
  readonly chosen: string;
  readonly offered: readonly string[];
  readonly onChoose: ((each: string) => void) | null;
}

function Part({ name, label, chosen, offered, onChoose }: PartProps) {
  // What was given before stays to be seen, also between the quarters.
  const shown = chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen].sort();
  return (
    <section className={css['part']} aria-label={label}>
      <h2>{label}</h2>
      <ul className={css[name]}>
        {shown.map((each) => (
          <li key={each}>
            <Button
              className={css['each'] ?? ''}
              data-testid={`${name}-${each}`}
              data-chosen={each === chosen || undefined}
              aria-pressed={each === chosen}
              isDisabled={onChoose === null}
              onPress={() => onChoose?.(each)}
            >
              {each}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
