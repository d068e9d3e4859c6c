import { type ReactNode, useState } from 'react';
import type { Phrase } from '../../../../main/contract/screen-state.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import css from './ask-new-pin.module.css';
import { AskPin, PIN_LEAST, PIN_MOST } from './ask-pin.tsx';
import { pinStrength } from './pin-strength.ts';

export interface AskNewPinProps {
  readonly title: ReactNode;
  readonly lead: ReactNode;
  readonly nextLabel: string;
  readonly problem?: Phrase | undefined;
  /** Both are handed on, so that the station compares them too. */
  readonly onChosen: (pin: string, again: string) => void;
  readonly onBack: () => void;
}

/** Choosing a PIN: typed twice, with words on how good it is. There is none to begin with. */
export function AskNewPin({ title, lead, nextLabel, problem, onChosen, onBack }: AskNewPinProps) {
  const { t } = useKiosk();
  const [chosen, setChosen] = useState<string | null>(null);
  const [differed, setDiffered] = useState(false);
  if (chosen === null) {
    return (
      <AskPin
        key="first"
        title={title}
        lead={lead}
        label={t('set-up.manager.pinTitle')}
        nextLabel={t('set-up.next')}
        problem={differed ? { key: 'set-up.problem.pins-differ' } : problem}
        beside={(pin) => <Strength pin={pin} />}
        mayGoOn={(pin) => !['easy', 'date'].includes(pinStrength(pin))}
        onNext={setChosen}
        onBack={onBack}
      />
    );
  }
  return (
    <AskPin
      key="again"
      title={t('set-up.manager.pinAgainTitle')}
      lead={t('set-up.manager.pinAgainHelp')}
      label={t('set-up.manager.pinAgainTitle')}
      nextLabel={nextLabel}
      onNext={(again) => {
        if (again === chosen) {
          onChosen(chosen, again);
          return;
        }
        setDiffered(true);
        setChosen(null);
      }}
      onBack={() => setChosen(null)}
    />
  );
}

const PARTS = { empty: 0, short: 1, easy: 1, date: 2, fair: 3, strong: 4 } as const;

/** How good a PIN is, in words and in four parts of a bar. */
function Strength({ pin }: { readonly pin: string }) {
  const { t } = useKiosk();
  const strength = pinStrength(pin);
  const filled = PARTS[strength];
  return (
    <div className={css['strength']}>
      <div className={css['bar']} data-strength={strength} aria-hidden="true">
        {[1, 2, 3, 4].map((part) => (
          <span key={part} data-filled={part <= filled || undefined} />
        ))}
      </div>
      <p className={css['words']} role="status" data-testid="pin-strength">
        <span className="heard">{t('set-up.manager.strengthLabel')}: </span>
        {t(`set-up.manager.strength.${strength}`, { count: Math.max(0, PIN_LEAST - pin.length) })}
      </p>
      <p className={css['most']}>{t('set-up.manager.pinMost', { least: PIN_LEAST, most: PIN_MOST })}</p>
    </div>
  );
}
