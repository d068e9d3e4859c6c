import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { OutOfOrder } from '../drawings/trouble.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import { ThreeParts } from './three-parts.tsx';
import styles from './trouble.module.css';

/** The kiosk itself cannot go on: what happened, what it means, what to do. The number is for the office. */
export function Trouble({ state, screen, t }: ScreenProps<ScreenOf<'trouble'>>) {
  return (
    <Frame picture={<OutOfOrder />} title={say(t, screen.notice.happened)}>
      <ThreeParts notice={screen.notice} />
      {state.setting?.telephone ? (
        <p>
          {t('welcome.telephone')} <strong dir="ltr">{state.setting.telephone}</strong>
        </p>
      ) : null}
      <p className={styles['incident']}>{t('trouble.incident', { incident: screen.incident })}</p>
    </Frame>
  );
}
