import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKiosk, useSinceReceived } from '../kiosk-context.tsx';
import styles from './action-bar.module.css';
import { Button } from './button.tsx';
import { Ring } from './ring.tsx';

export interface NextStep {
  readonly label: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  /** 0..1 of a wait that fills the button before it wakes. */
  readonly filled?: number;
  readonly icon?: ReactNode;
}

export interface ActionBarProps {
  readonly next?: NextStep;
  readonly onBack?: () => void;
  readonly aside?: ReactNode;
}

/** Always at the same place: the ways out bottom left, the next step bottom right. */
export function ActionBar({ next, onBack, aside }: ActionBarProps) {
  const { state, send, t } = useKiosk();
  const back = onBack ?? (state.canGoBack ? () => send({ intent: 'back' }) : null);
  if (!state.canFinish && !back && !next && !aside) return null;
  return (
    <footer className={styles['bar']}>
      <div className={styles['out']}>
        {state.canFinish ? (
          <Button look="quiet" icon={<FinishIcon />} onPress={() => send({ intent: 'finish' })}>
            {t('action.finish')}
          </Button>
        ) : null}
        {back ? (
          <Button
            look="quiet"
            iconWhenSmall
            icon={<ArrowLeft aria-hidden="true" className={styles['turns']} />}
            onPress={back}
          >
            {t('action.back')}
          </Button>
        ) : null}
      </div>
      {aside ? <div className={styles['aside']}>{aside}</div> : null}
      {next ? (
        <div className={styles['next']}>
          <Button
            look="primary"
            onPress={next.onPress}
            isDisabled={next.isDisabled ?? false}
            iconAfter={next.icon ?? <ArrowRight aria-hidden="true" className={styles['turns']} />}
            {...(next.filled === undefined ? {} : { filled: next.filled })}
          >
            {next.label}
          </Button>
        </div>
      ) : null}
    </footer>
  );
}

/** The cross stands in a ring that shows how much of the quiet time is left. */
function FinishIcon() {
  const { state } = useKiosk();
  const since = useSinceReceived(500);
  const part = state.idle ? (state.idle.leftMs - since) / Math.max(1, state.idle.ofMs) : null;
  return (
    <span className={styles['finish']} aria-hidden="true">
      {part === null ? null : <Ring part={part} thickness={12} />}
      <X className={styles['cross']} />
    </span>
  );
}
