import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import type { ScreenProps } from '../kiosk-context.tsx';
import { yourThings } from '../your-things.ts';
import styles from './condition.module.css';
import { TypingScreen } from './typing-screen.tsx';

const LONGEST = 120;

/** A few words about the condition of what is put in, and a mark that damage was there already (SETTINGS E13). */
export function ConditionNote({ screen, send, t }: ScreenProps<ScreenOf<'condition'>>) {
  const [words, setWords] = useState('');
  const [damaged, setDamaged] = useState(false);
  const said = words.trim();
  return (
    <TypingScreen
      title={t('condition.title', { things: yourThings(screen.devices, t) })}
      lead={t('condition.lead')}
      value={words}
      onChange={setWords}
      maxLength={LONGEST}
      next={{
        label: t('condition.done'),
        isDisabled: said === '' && !damaged,
        onPress: () => send({ intent: 'give-condition', damaged, words: said }),
      }}
    >
      <ToggleButton className={styles['mark'] ?? ''} isSelected={damaged} onChange={setDamaged}>
        {t('condition.mark')}
      </ToggleButton>
    </TypingScreen>
  );
}
