import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

const STEP_MINUTES = 15;
const DAY_MINUTES = 24 * 60;

/** `08:00` of minutes since midnight. */
function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** When the setting opens and closes, in quarters of an hour. */
export function HoursStep({ screen, draft, change }: StepProps) {
  const { send, t } = useKiosk();
  const inOrder = draft.closes > draft.opens;
  return (
    <Frame
      title={<StepTitle screen={screen}>{t('set-up.hours.title')}</StepTitle>}
      lead={t('set-up.hours.about')}
      next={{
        label: t('set-up.next'),
        onPress: () => send({ intent: 'set-up-hours', opens: clockOf(draft.opens), closes: clockOf(draft.closes) }),
        isDisabled: !inOrder,
      }}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      {inOrder ? null : <Problem phrase={{ key: 'set-up.hours.order' }} />}
      <div className={css['hours']}>
        <TimeStepper label={t('set-up.hours.opens')} value={draft.opens} onChange={(opens) => change({ opens })} />
        <TimeStepper label={t('set-up.hours.closes')} value={draft.closes} onChange={(closes) => change({ closes })} />
      </div>
    </Frame>
  );
}

interface TimeStepperProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function TimeStepper({ label, value, onChange }: TimeStepperProps) {
  const { t } = useKiosk();
  return (
    <fieldset className={css['time']}>
      <legend>{label}</legend>
      <Button
        className={css['step'] ?? ''}
        aria-label={t('set-up.hours.earlier', { label })}
        isDisabled={value < STEP_MINUTES}
        onPress={() => onChange(value - STEP_MINUTES)}
      >
        <Minus aria-hidden="true" />
      </Button>
      <output aria-live="polite">{clockOf(value)}</output>
      <Button
        className={css['step'] ?? ''}
        aria-label={t('set-up.hours.later', { label })}
        isDisabled={value + STEP_MINUTES >= DAY_MINUTES}
        onPress={() => onChange(value + STEP_MINUTES)}
      >
        <Plus aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
