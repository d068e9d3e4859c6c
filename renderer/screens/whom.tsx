import { UserRoundSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { TypingScreen } from './typing-screen.tsx';
import styles from './whom.module.css';

const MOST_LETTERS = 30;
const LONGEST_WORDS = 60;
/** So many names fit in one row; whoever is not among them types another letter. */
const MOST_SHOWN = 4;
const PAUSE_MS = 120;

/** People are found by letters of the name they go by, never from a list. */
export function Whom({ screen, send, t }: ScreenProps<ScreenOf<'whom'>>) {
  const [letters, setLetters] = useState(screen.letters);
  const [other, setOther] = useState<string | null>(null);
  const wanted = letters.trim();
  const asked = screen.letters;

  useEffect(() => {
    if (wanted === asked) return;
    const timer = setTimeout(() => send({ intent: 'find-host', letters: wanted }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, asked, send]);

  if (other !== null) {
    return (
      <TypingScreen
        key="other"
        title={t('whom.other.asks')}
        lead={t('whom.other.lead')}
        value={other}
        onChange={setOther}
        maxLength={LONGEST_WORDS}
        names
        onBack={() => setOther(null)}
        next={{
          label: t('action.next'),
          isDisabled: other.trim() === '',
          onPress: () => send({ intent: 'someone-else', words: other.trim() }),
        }}
      />
    );
  }

  const settled = wanted === asked && !screen.tooShort;
  const found = settled ? screen.found.slice(0, MOST_SHOWN) : [];
  const says = !settled
    ? t('whom.type')
    : screen.found.length === 0
      ? t('whom.nobody')
      : screen.found.length > MOST_SHOWN
        ? t('whom.more')
        : t('whom.touch');
  return (
    <TypingScreen
      key="letters"
      title={t('whom.asks')}
      lead={t('whom.lead')}
      value={letters}
      onChange={setLetters}
      maxLength={MOST_LETTERS}
      names
      aside={
        <Button look="plain" onPress={() => setOther('')}>
          {t('whom.someone-else')}
        </Button>
      }
    >
      <div className={styles['found']} aria-live="polite">
        {found.length === 0 ? (
          <p className={styles['says']}>
            <UserRoundSearch aria-hidden="true" />
            <span>{says}</span>
          </p>
        ) : (
          <ul className={styles['people']}>
            {found.map(({ person, shownAs }) => (
              <li key={person}>
                <Button look="primary" wide onPress={() => send({ intent: 'choose-host', person })}>
                  {shownAs}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </TypingScreen>
  );
}
