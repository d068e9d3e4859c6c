import { ToggleButton } from 'react-aria-components';
import { useKiosk } from '../../../kiosk-context.tsx';
import css from './people-page.module.css';

/** First letters of every part of a name, in capitals: people are looked for by either. */
export function firstLetters(name: string): string[] {
  return name
    .split(/[\s-]+/)
    .map((part) => [...part][0]?.toLocaleUpperCase() ?? '')
    .filter((letter) => letter !== '');
}

interface LetterFilterProps {
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (letter: string | null) => void;
}

/** Finding somebody without a keyboard: one letter of the first or the last name. */
export function LetterFilter({ names, chosen, onChoose }: LetterFilterProps) {
  const { state, t } = useKiosk();
  const letters = [...new Set(names.flatMap(firstLetters))].sort((a, b) => a.localeCompare(b, state.language));
  return (
    <fieldset className={css['letters']} aria-label={t('desk.people.find')}>
      {letters.map((letter) => (
        <ToggleButton
          key={letter}
          className={css['letter'] ?? ''}
          isSelected={letter === chosen}
          onChange={(selected) => onChoose(selected ? letter : null)}
        >
          {letter}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
