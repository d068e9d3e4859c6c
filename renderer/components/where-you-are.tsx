import { Check } from 'lucide-react';
import type { Screen } from '../../main/contract/screen-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import styles from './where-you-are.module.css';

const VISITOR_STEPS = ['you', 'visit', 'devices', 'rules', 'away', 'pass'] as const;
type VisitorStep = (typeof VISITOR_STEPS)[number];

const STEP_OF: Partial<Record<Screen['name'], VisitorStep>> = {
  'who-are-you': 'you',
  'your-name': 'you',
  organisation: 'you',
  whom: 'visit',
  devices: 'devices',
  rules: 'rules',
  'leave-behind': 'away',
  door: 'away',
  'hand-in': 'away',
  pass: 'pass',
};

/** The setting's name, and on a visitor's way in the steps done, the one they are at, and those to come. */
export function WhereYouAre() {
  const { state, t, journey } = useKiosk();
  const { screen } = state;
  const step = journey === 'visitor' ? STEP_OF[screen.name] : undefined;
  const name = state.setting?.name ?? t('app.name');
  if (step) {
    const at = VISITOR_STEPS.indexOf(step);
    return (
      <ol
        className={styles['steps']}
        aria-label={t('chrome.step-of', { step: at + 1, of: VISITOR_STEPS.length, name: t(`chrome.step.${step}`) })}
      >
        {VISITOR_STEPS.map((each, index) => (
          <li
            key={each}
            className={styles['step']}
            data-is={index < at ? 'done' : index === at ? 'here' : 'ahead'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={styles['dot']} aria-hidden="true">
              {index < at ? <Check /> : index + 1}
            </span>
            <span className={styles['word']}>{t(`chrome.step.${each}`)}</span>
          </li>
        ))}
      </ol>
    );
  }
  const place = journey && screen.name !== 'welcome' ? t(`chrome.journey.${journey}`) : null;
  return (
    <p className={styles['place']}>
      <span className={styles['setting']}>{screen.name === 'welcome' ? '' : name}</span>
      {place ? <span className={styles['journey']}>{place}</span> : null}
    </p>
  );
}
