import { Check } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './arrangement.module.css';

/** What was arranged for this person, where it holds and on which conditions; without it the ordinary rule holds. */
export function Arrangement({ screen, send, t }: ScreenProps<ScreenOf<'arrangement'>>) {
  const { firstName, label, where, devices, conditions } = screen;
  return (
    <Frame
      title={t('arrangement.title', { name: firstName })}
      lead={t('arrangement.lead', { label })}
      aside={
        <Button look="plain" onPress={() => send({ intent: 'without-arrangement' })}>
          {t('arrangement.without')}
        </Button>
      }
      next={{
        label: t(conditions.length > 0 ? 'arrangement.accept' : 'arrangement.right'),
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'accept-arrangement' }),
      }}
    >
      <div className={styles['kept']}>
        <DeviceChips devices={devices} />
        {where.map((phrase) => (
          <p key={phrase.key}>{say(t, phrase)}</p>
        ))}
      </div>
      {conditions.length > 0 ? (
        <section className={styles['conditions']} aria-label={t('arrangement.conditions')}>
          <h2>{t('arrangement.conditions')}</h2>
          <ul>
            {conditions.map((text) => (
              <li key={text}>
                <Check aria-hidden="true" />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Frame>
  );
}
