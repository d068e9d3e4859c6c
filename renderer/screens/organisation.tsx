import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import type { ScreenProps } from '../kiosk-context.tsx';
import { TypingScreen } from './typing-screen.tsx';

const LONGEST = 80;

export function Organisation({ screen, send, t }: ScreenProps<ScreenOf<'organisation'>>) {
  const [organisation, setOrganisation] = useState('');
  const empty = organisation.trim() === '';
  return (
    <TypingScreen
      title={t('organisation.asks')}
      lead={t(screen.optional ? 'organisation.lead.optional' : 'organisation.lead')}
      value={organisation}
      onChange={setOrganisation}
      maxLength={LONGEST}
      names
      next={{
        label: t(screen.optional && empty ? 'action.skip' : 'action.next'),
        isDisabled: empty && !screen.optional,
        onPress: () => send({ intent: 'give-organisation', organisation: organisation.trim() }),
      }}
    />
  );
}
