import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import type { ScreenProps } from '../kiosk-context.tsx';
import { TypingScreen } from './typing-screen.tsx';

const MOST_LETTERS = 30;
const LONGEST_HOST = 60;

/** Two facts instead of the pass: letters of the last name, and whom one saw. */
export function LeavingName({ screen, send, t }: ScreenProps<ScreenOf<'leaving-name'>>) {
  const [asked, setAsked] = useState<'name' | 'host'>('name');
  const [letters, setLetters] = useState('');
  const [host, setHost] = useState('');
  if (asked === 'name') {
    return (
      <TypingScreen
        key="name"
        title={t('leaving-name.last')}
        lead={t('leaving-name.last.lead')}
        value={letters}
        onChange={setLetters}
        maxLength={MOST_LETTERS}
        names
        problem={screen.problem}
        next={{ label: t('action.next'), isDisabled: letters.trim().length < 2, onPress: () => setAsked('host') }}
      />
    );
  }
  return (
    <TypingScreen
      key="host"
      title={t('leaving-name.host')}
      lead={t('leaving-name.host.lead')}
      value={host}
      onChange={setHost}
      maxLength={LONGEST_HOST}
      names
      problem={screen.problem}
      onBack={() => setAsked('name')}
      next={{
        label: t('action.next'),
        isDisabled: host.trim() === '',
        onPress: () => send({ intent: 'give-leaving-name', lastNameLetters: letters.trim(), host: host.trim() }),
      }}
    />
  );
}
