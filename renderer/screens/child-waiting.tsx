import { KeyRound } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { PhoneOutOfLocker } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './child-waiting.module.css';

/** A family collects, and something of their child waits: it is told before they walk on. */
export function ChildWaiting({ screen, send, t }: ScreenProps<ScreenOf<'child-waiting'>>) {
  return (
    <Frame
      picture={<PhoneOutOfLocker />}
      title={t('child-waiting.title')}
      lead={t('child-waiting.lead')}
      aside={
        <Button look="plain" onPress={() => send({ intent: 'leave-now' })}>
          {t('child-waiting.later')}
        </Button>
      }
      next={{
        label: t('child-waiting.take'),
        icon: <KeyRound aria-hidden="true" />,
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      <ul className={styles['list']}>
        {screen.waiting.map(({ initials, devices, place }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
          <li key={at} className={styles['row']}>
            <strong className={styles['initials']}>{initials}</strong>
            <DeviceChips devices={devices} />
            <span>{say(t, place)}</span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
