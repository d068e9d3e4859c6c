import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Badge } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import styles from './attending.module.css';
import { CodeScreen } from './code-screen.tsx';

const CODE_LENGTH = 6;

/** Whoever may decide that a device comes in says who they are, with badge or code (SETTINGS C9). */
export function LetIn({ screen, send, t }: ScreenProps<ScreenOf<'let-in'>>) {
  const [code, setCode] = useState('');
  return (
    <CodeScreen
      kind="code"
      title={t('let-in.title')}
      lead={t(screen.reader ? 'let-in.lead.reader' : 'let-in.lead')}
      length={CODE_LENGTH}
      least={CODE_LENGTH}
      value={code}
      onChange={setCode}
      onDone={() => send({ intent: 'give-personal-code', code })}
      doneLabel={t('action.next')}
      problem={screen.problem}
      picture={
        screen.reader ? (
          <span className={styles['badge']}>
            <Badge />
          </span>
        ) : undefined
      }
    />
  );
}
