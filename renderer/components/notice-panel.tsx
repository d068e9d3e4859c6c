import { CircleAlert, Info, OctagonX } from 'lucide-react';
import type { Notice } from '../../main/contract/screen-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './notice-panel.module.css';

const SIGNS = { calm: Info, attention: CircleAlert, stop: OctagonX } as const;

/** What happened, what it means for you, what to do: in one strip, announced when it appears. */
export function NoticePanel({ notice }: { readonly notice: Notice }) {
  const { t } = useKiosk();
  const Sign = SIGNS[notice.tone];
  return (
    <div className={styles['notice']} data-tone={notice.tone} role={notice.tone === 'calm' ? 'status' : 'alert'}>
      <Sign aria-hidden="true" className={styles['sign']} />
      <p className={styles['words']}>
        <strong>{say(t, notice.happened)}</strong>
        {notice.means ? <span> {say(t, notice.means)}</span> : null}
        {notice.doNext ? <span> {say(t, notice.doNext)}</span> : null}
      </p>
    </div>
  );
}
