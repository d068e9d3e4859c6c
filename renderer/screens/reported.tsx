import { Check } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Soon } from '../components/soon.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { localeOf, say } from '../language.ts';
import styles from './report.module.css';

/** Thanks, the number, and what happens next. Nothing of what was reported. */
export function Reported({ state, screen, send, t }: ScreenProps<ScreenOf<'reported'>>) {
  const listed = (words: readonly string[]) =>
    new Intl.ListFormat(localeOf(state.language), { type: 'conjunction' }).format(words);
  return (
    <Frame
      title={t('incident.reported.thanks')}
      lead={
        <strong className={styles['number']}>
          {t(screen.added ? 'incident.reported.added' : 'incident.reported.number', { number: screen.number })}
        </strong>
      }
      aside={<Soon inMs={screen.nextInMs} />}
      next={{ label: t('action.done'), icon: <Check aria-hidden="true" />, onPress: () => send({ intent: 'go-on' }) }}
    >
      <div className={styles['next']}>
        {screen.readers.length > 0 ? (
          <p>{t('incident.reported.readers', { who: listed(screen.readers.map((role) => say(t, role))) })}</p>
        ) : (
          <p>{t('incident.reported.outside', { who: listed(screen.outside) })}</p>
        )}
        <p>{t('incident.reported.next')}</p>
        {screen.order.length > 0 ? (
          <>
            <p>{t('incident.reported.order')}</p>
            <dl className={styles['order']}>
              {screen.order.map(({ role, who }) => (
                <div key={role.key}>
                  <dt>{say(t, role)}</dt>
                  <dd>{who}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </div>
    </Frame>
  );
}
