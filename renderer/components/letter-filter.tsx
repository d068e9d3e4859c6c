import { ToggleButton } from 'react-aria-components';
import { useKiosk } from '../kiosk-context.tsx';
import css from './letter-filter.module.css';

/** From so many names on, letters help to find one. */
export const LETTERS_FROM = 12;

/** First letters of every part of a name, in capitals: people are looked for by either. */
export function firstLetters(name: string): string[] {
  return name
    .split(/[\s-]+/)
    .map((part) => [...part][0]?.toLocaleUpperCase() ?? '')
    .filter((letter) => letter !== '');
}

interface LetterFilterProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (letter: string | null) => void;
}

/** Finding somebody without a keyboard: one letter of the first or the last name. */
export function LetterFilter({ label, names, chosen, onChoose }: LetterFilterProps) {
  const { state } = useKiosk();
  const letters = [...new Set(names.flatMap(firstLetters))].sort((a, b) => a.localeCompare(b, state.language));
  return (
    <fieldset className={css['letters']} aria-label={label} data-letters>
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
