import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { FamilyCard } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { CodeScreen } from './code-screen.tsx';

const CODE_LENGTH = 6;

export function FamilyEntry({ screen, send, t }: ScreenProps<ScreenOf<'family-entry'>>) {
  const [code, setCode] = useState('');
  return (
    <CodeScreen
      kind="digits"
      title={t(screen.reader ? 'family-entry.asks.reader' : 'family-entry.asks')}
      lead={t('family-entry.lead')}
      length={CODE_LENGTH}
      least={CODE_LENGTH}
      value={code}
      onChange={setCode}
      onDone={() => send({ intent: 'give-family-code', code })}
      doneLabel={t('action.next')}
      problem={screen.problem}
      picture={<FamilyCard />}
    />
  );
}
