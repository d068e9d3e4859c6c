import { Clock, PenLine } from 'lucide-react';
import type { ScreenOf } from '../../../main/contract/screen-state.ts';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import type { ScreenProps } from '../../kiosk-context.tsx';
import { useClock } from '../../kiosk-context.tsx';
import { clockTime, longDay } from '../../language.ts';
import css from './decision-panel.module.css';
import { AskPin } from './questions/ask-pin.tsx';
import { sayDates } from './say-dates.ts';
import { useTimes } from './times.ts';

/** A PIN on record may be as short as the contract allows; the station knows. */
const PIN_LEAST_ON_RECORD = 4;

/** Other problems cannot be cured by a PIN, so none is asked for. */
const ABOUT_THE_PIN = /\.pin-(wrong|locked)$/;

type Decision = NonNullable<ScreenOf<'desk'>['decision']>;

/** What will be recorded, and under whose name, before the PIN that makes it so. */
export function DecisionPanel(props: ScreenProps<ScreenOf<'desk'>> & { readonly decision: Decision }) {
  const { decision, state, send, t } = props;
  const now = useClock();
  const times = useTimes();
  const back = () => send({ intent: 'desk-cancel' });
  if (decision.problem && !ABOUT_THE_PIN.test(decision.problem.key)) {
    return (
      <Frame title={t('desk.decision.not')} onBack={back}>
        <Problem phrase={decision.problem} />
        <blockquote className={css['refused']}>{sayDates(t, decision.says, times)}</blockquote>
      </Frame>
    );
  }
  return (
    <AskPin
      title={t('desk.decision.title')}
      label={t('desk.decision.pin')}
      lead={t('desk.decision.pinHelp')}
      nextLabel={t('desk.decision.go')}
      least={PIN_LEAST_ON_RECORD}
      problem={decision.problem}
      onNext={(pin) => send({ intent: 'give-pin', pin })}
      onBack={back}
      beside={() => (
        <figure className={css['entry']} data-testid="decision">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, so the keyboard must reach them */}
          <blockquote className={css['says']} tabIndex={0}>
            {sayDates(t, decision.says, times)}
          </blockquote>
          <figcaption className={css['under']}>
            <span>
              <PenLine aria-hidden="true" />
              <span>
                {t('desk.decision.under')} <strong>{decision.under}</strong>
              </span>
            </span>
            <span>
              <Clock aria-hidden="true" />
              <span>
                {longDay(now, state.language, state.timeZone)}, {clockTime(now, state.language, state.timeZone)}
              </span>
            </span>
          </figcaption>
        </figure>
      )}
    />
  );
}
