import { useKiosk, useSinceReceived } from '../kiosk-context.tsx';
import { Ring } from './ring.tsx';
import styles from './soon.module.css';

/** A quiet ring: this screen goes on by itself in so many seconds. */
export function Soon({ inMs }: { readonly inMs: number }) {
  const { t } = useKiosk();
  const since = useSinceReceived(250);
  const left = Math.max(0, inMs - since);
  const seconds = Math.ceil(left / 1000);
  return (
    <p className={styles['soon']}>
      <span className={styles['ring']} aria-hidden="true">
        <Ring part={inMs > 0 ? left / inMs : 0} thickness={12} />
      </span>
      <span aria-hidden="true">{t('soon.next-person', { count: seconds })}</span>
    </p>
  );
}
