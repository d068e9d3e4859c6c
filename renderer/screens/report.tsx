import { Send as SendSign, ShieldAlert } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { useSay } from './desk/say-dates.ts';
import { FormQuestion } from './form-question.tsx';
import styles from './report.module.css';

/** A report, question by question. Nobody's name stands here, and only two touches are needed. */
export function Report({ screen, send, t }: ScreenProps<ScreenOf<'report'>>) {
  const says = useSay();
  const { asking, steps, instruction, mayEnd, own } = screen;
  if (!asking) return null;
  const above = [...steps, ...(instruction ? [instruction] : [])];
  return (
    <FormQuestion
      asking={asking}
      above={
        above.length > 0 ? (
          <span className={styles['first']} role="note">
            <ShieldAlert aria-hidden="true" />
            <span>{above.join(' ')}</span>
          </span>
        ) : undefined
      }
      also={
        <>
          {own.map(({ incident, number, day }) => (
            <Button
              key={incident}
              look="plain"
              onPress={() => send({ intent: 'open-form', form: 'add-to-report', subject: incident })}
            >
              {says({ key: 'incident.add.open', with: { number, day } })}
            </Button>
          ))}
          {mayEnd ? (
            <Button iconWhenSmall icon={<SendSign aria-hidden="true" />} onPress={() => send({ intent: 'go-on' })}>
              {t('incident.report.end')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
