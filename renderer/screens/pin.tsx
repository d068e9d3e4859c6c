import { useEffect, useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Badge } from '../drawings/signs.tsx';
import { type ScreenProps, useClock } from '../kiosk-context.tsx';
import { CodeScreen } from './code-screen.tsx';
import styles from './pin.module.css';

const SHORTEST_PIN = 4;
const LONGEST_PIN = 12;

export function Pin({ screen, send, t }: ScreenProps<ScreenOf<'pin'>>) {
  const [pin, setPin] = useState('');
  const now = useClock(500);
  const waitMs = screen.lockedUntil === null ? 0 : Math.max(0, screen.lockedUntil - now);
  const waiting = waitMs > 0;
  const refused = screen.problem;
  // A refused PIN is not left standing for the next try.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is a new object
  useEffect(() => setPin(''), [refused]);
  return (
    <CodeScreen
      kind="pin"
      title={t('pin.asks', { name: screen.firstName })}
      lead={t('pin.lead')}
      length={LONGEST_PIN}
      least={SHORTEST_PIN}
      value={pin}
      onChange={setPin}
      onDone={() => {
        send({ intent: 'give-pin', pin });
        setPin('');
      }}
      doneLabel={t('action.next')}
      problem={screen.problem}
      closed={waiting}
      aside={
        screen.mayRecover ? (
          <Button look="quiet" onPress={() => send({ intent: 'use-recovery-code' })}>
            {t('pin.recovery')}
          </Button>
        ) : undefined
      }
      picture={waiting ? undefined : <Badge waves={false} />}
    >
      {waiting ? (
        <p className={styles['wait']} role="status">
          {waitMs > 90_000
            ? t('pin.wait.minutes', { count: Math.ceil(waitMs / 60_000) })
            : t('pin.wait.seconds', { count: Math.ceil(waitMs / 1000) })}
        </p>
      ) : null}
    </CodeScreen>
  );
}
