import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Badge } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './attending.module.css';
import { CodeScreen } from './code-screen.tsx';

const CODE_LENGTH = 6;

/** Members of staff say that they attend, each with their own badge or code; nobody has to wait for them. */
export function Attending({ screen, send, t }: ScreenProps<ScreenOf<'attending'>>) {
  const [code, setCode] = useState('');
  const { asks, about, label, where, needed, confirmed, reader } = screen;
  const missing = Math.max(1, needed - confirmed.length);
  const leaving = asks === 'leaving';
  const arrivingKey = confirmed.length > 0 ? 'attending.title.more' : 'attending.title';
  const titleKey = leaving ? 'attending.title.leaving' : arrivingKey;
  return (
    <CodeScreen
      kind="code"
      title={t(titleKey, { count: missing, name: about })}
      lead={
        <>
          <span>{[label, ...where.map((phrase) => say(t, phrase))].join(' · ')}</span>{' '}
          <span>{t(reader ? 'attending.lead.reader' : 'attending.lead')}</span>
        </>
      }
      length={CODE_LENGTH}
      least={CODE_LENGTH}
      value={code}
      onChange={setCode}
      onDone={() => send({ intent: 'give-personal-code', code })}
      doneLabel={t('attending.confirm')}
      problem={screen.problem}
      picture={
        reader ? (
          <span className={styles['badge']}>
            <Badge />
          </span>
        ) : undefined
      }
      aside={
        <Button look="plain" onPress={() => send({ intent: leaving ? 'leave-now' : 'without-arrangement' })}>
          {t(leaving ? 'attending.leave' : 'arrangement.without')}
        </Button>
      }
    >
      {confirmed.length > 0 ? (
        <ul className={styles['confirmed']} aria-label={t('attending.confirmed')}>
          {confirmed.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two colleagues may share a first name
            <li key={index}>
              <Check aria-hidden="true" />
              <span>{t('attending.attends', { name })}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </CodeScreen>
  );
}
