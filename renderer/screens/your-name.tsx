import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import type { ScreenProps } from '../kiosk-context.tsx';
import { TypingScreen } from './typing-screen.tsx';

const LONGEST = 60;

/** First name, then last name: one field at a time. */
export function YourName({ screen, send, t }: ScreenProps<ScreenOf<'your-name'>>) {
  const [asked, setAsked] = useState<'first' | 'last'>('first');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  if (asked === 'first') {
    return (
      <TypingScreen
        key="first"
        title={t('your-name.first')}
        lead={t('your-name.lead')}
        value={first}
        onChange={setFirst}
        maxLength={LONGEST}
        names
        problem={screen.problem}
        next={{ label: t('action.next'), isDisabled: first.trim() === '', onPress: () => setAsked('last') }}
      />
    );
  }
  return (
    <TypingScreen
      key="last"
      title={t('your-name.last', { first: first.trim() })}
      lead={t('your-name.lead')}
      value={last}
      onChange={setLast}
      maxLength={LONGEST}
      names
      problem={screen.problem}
      onBack={() => setAsked('first')}
      next={{
        label: t('action.next'),
        isDisabled: last.trim() === '',
        onPress: () => send({ intent: 'give-name', first: first.trim(), last: last.trim() }),
      }}
    />
  );
}
