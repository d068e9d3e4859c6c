import { useKiosk } from '../kiosk-context.tsx';
import { Button } from './button.tsx';
import styles from './idle-warning.module.css';
import { Ring } from './ring.tsx';

/** The last seconds before the screen tidies up: large, and answered by one touch. */
export function IdleWarning({ secondsLeft }: { readonly secondsLeft: number }) {
  const { state, send, t } = useKiosk();
  const of = Math.max(1, Math.ceil((state.idle?.warnMs ?? 1000) / 1000));
  return (
    <div className={styles['veil']}>
      <div
        className={styles['panel']}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-asks"
        aria-describedby="idle-says"
      >
        <div className={styles['ring']} aria-hidden="true">
          <Ring part={secondsLeft / of} />
          <span className={styles['number']}>{secondsLeft}</span>
        </div>
        <div className={styles['words']}>
          <h2 id="idle-asks">{t('idle.asks')}</h2>
          <p id="idle-says" className={styles['says']}>
            {t('idle.finishing', { count: secondsLeft })}
          </p>
        </div>
        <div className={styles['answers']}>
          <Button look="quiet" onPress={() => send({ intent: 'finish' })}>
            {t('idle.finish-now')}
          </Button>
          <Button look="primary" autoFocus onPress={() => send({ intent: 'still-here' })}>
            {t('idle.still-here')}
          </Button>
        </div>
      </div>
    </div>
  );
}
