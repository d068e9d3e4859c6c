import { ALargeSmall, Contrast, ShieldCheck } from 'lucide-react';
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import { useClock, useKiosk } from '../kiosk-context.tsx';
import { clockTime, longDay } from '../language.ts';
import styles from './top-bar.module.css';
import { WhereYouAre } from './where-you-are.tsx';

const NEXT_THEME = { light: 'dark', dark: 'contrast', contrast: 'light' } as const;

/** Along the top of every screen: where you are, the languages by their own names, how it looks, and the clock. */
export function TopBar({ onPrivacy }: { readonly onPrivacy: () => void }) {
  const { state, send, t } = useKiosk();
  const now = useClock();
  const { theme, largeText } = state.look;
  return (
    <header className={styles['bar']}>
      <WhereYouAre />
      <nav className={styles['languages']} aria-label={t('chrome.languages')}>
        {state.languages.length < 2
          ? null
          : state.languages.map((language) => (
              <ToggleButton
                key={language.id}
                className={styles['language'] ?? ''}
                isSelected={language.id === state.language}
                onChange={() => send({ intent: 'choose-language', language: language.id })}
              >
                <span lang={language.id} dir={language.direction}>
                  {language.name}
                </span>
              </ToggleButton>
            ))}
      </nav>
      <div className={styles['look']}>
        {state.privacy === undefined ? null : (
          <AriaButton className={styles['round'] ?? ''} onPress={onPrivacy} aria-label={t('rules.privacy')}>
            <ShieldCheck aria-hidden="true" />
          </AriaButton>
        )}
        <ToggleButton
          className={styles['round'] ?? ''}
          isSelected={largeText}
          onChange={(chosen) => send({ intent: 'choose-look', largeText: chosen })}
          aria-label={t('chrome.large-text')}
        >
          <ALargeSmall aria-hidden="true" />
        </ToggleButton>
        <AriaButton
          className={styles['round'] ?? ''}
          onPress={() => send({ intent: 'choose-look', theme: NEXT_THEME[theme] })}
          aria-label={t('chrome.theme', { now: t(`chrome.theme.${theme}`) })}
        >
          <Contrast aria-hidden="true" />
        </AriaButton>
      </div>
      <p className={styles['clock']}>
        <span className={styles['time']}>{clockTime(now, state.language, state.timeZone)}</span>
        <span className={styles['day']}>{longDay(now, state.language, state.timeZone)}</span>
      </p>
    </header>
  );
}
