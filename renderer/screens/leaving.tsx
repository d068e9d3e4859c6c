import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { CodeScreen } from './code-screen.tsx';
import { ReportButton } from './report-button.tsx';

const PASS_LENGTH = 6;

export function Leaving({ screen, send, t }: ScreenProps<ScreenOf<'leaving'>>) {
  const [pass, setPass] = useState('');
  return (
    <CodeScreen
      kind="code"
      title={t('leaving.asks')}
      lead={t(screen.report ? 'incident.pass.lead' : 'leaving.lead')}
      length={PASS_LENGTH}
      least={PASS_LENGTH}
      value={pass}
      onChange={setPass}
      onDone={() => send({ intent: 'give-pass', pass })}
      doneLabel={t('action.next')}
      problem={screen.problem}
      aside={
        <>
          <Button look="plain" onPress={() => send({ intent: 'leave-without-pass' })}>
            {t('leaving.no-pass')}
          </Button>
          {screen.mayReport ? <ReportButton send={send} t={t} /> : null}
        </>
      }
    />
  );
}
