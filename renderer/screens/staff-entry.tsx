import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Badge } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { CodeScreen } from './code-screen.tsx';
import styles from './staff-entry.module.css';

const CODE_LENGTH = 6;

export function StaffEntry({ screen, send, t }: ScreenProps<ScreenOf<'staff-entry'>>) {
  const [code, setCode] = useState('');
  return (
    <CodeScreen
      kind="code"
      title={t(screen.reader ? 'staff-entry.asks.reader' : 'staff-entry.asks')}
      lead={t(screen.reader ? 'staff-entry.lead.reader' : 'staff-entry.lead')}
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
