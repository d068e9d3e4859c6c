import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import type { ScreenProps } from '../kiosk-context.tsx';
import { CodeScreen } from './code-screen.tsx';
import { AskNewPin } from './desk/questions/ask-new-pin.tsx';

const CODE_LENGTH = 18;

/** The recovery code from the safe, then a PIN of one's own. */
export function Recovery({ screen, send, t }: ScreenProps<ScreenOf<'recovery'>>) {
  const [code, setCode] = useState('');
  if (screen.step === 'new-pin') {
    return (
      <AskNewPin
        title={t('recovery.pin', { name: screen.firstName })}
        lead={t('recovery.pin.lead')}
        nextLabel={t('action.next')}
        problem={screen.problem}
        onBack={() => send({ intent: 'finish' })}
        onChosen={(pin) => send({ intent: 'choose-pin', pin })}
      />
    );
  }
  return (
    <CodeScreen
      kind="code"
      title={t('recovery.asks', { name: screen.firstName })}
      lead={t('recovery.lead')}
      length={CODE_LENGTH}
      least={CODE_LENGTH}
      value={code}
      onChange={setCode}
      onDone={() => send({ intent: 'give-recovery-code', code })}
      doneLabel={t('action.next')}
      problem={screen.problem}
    />
  );
}
