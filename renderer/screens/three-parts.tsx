import type { Notice } from '../../main/contract/screen-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './three-parts.module.css';

/** The second and third part of a notice, below its heading: what it means for you, and what to do. */
export function ThreeParts({ notice }: { readonly notice: Notice }) {
  const { t } = useKiosk();
  return (
    <div className={styles['parts']}>
      {notice.means ? <p className={styles['means']}>{say(t, notice.means)}</p> : null}
      {notice.doNext ? (
        <p className={styles['do']} data-tone={notice.tone}>
          {say(t, notice.doNext)}
        </p>
      ) : null}
    </div>
  );
}
