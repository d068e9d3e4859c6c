import { Ban } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import css from './choices.module.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly picture?: ReactNode;
  readonly chosen?: boolean;
  /** Not to be had, and why: shown, said, and not a button. */
  readonly refused?: string;
  /** Struck through as well: never to be had by anybody. */
  readonly never?: boolean;
}

export interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  /** Narrower and lower, for long lists of names. */
  readonly many?: boolean;
  /** Wider, for choices that explain themselves. */
  readonly long?: boolean;
  readonly icon?: ReactNode;
}

/** Answers to touch, as many columns as there is room for. What cannot be chosen stays in sight with its reason. */
export function Choices({ label, choices, onChoose, many, long, icon }: ChoicesProps) {
  return (
    <ul className={css['choices']} aria-label={label} data-many={many || undefined} data-long={long || undefined}>
      {choices.map((choice) => (
        <li key={choice.id}>
          {choice.refused === undefined ? (
            <Button
              className={css['choice'] ?? ''}
              data-testid={`choice-${choice.id}`}
              data-chosen={choice.chosen || undefined}
              {...(choice.chosen === undefined ? {} : { 'aria-pressed': choice.chosen })}
              onPress={() => onChoose(choice.id)}
            >
              {choice.picture ? <span className={css['picture']}>{choice.picture}</span> : null}
              {icon ? <span className={css['icon']}>{icon}</span> : null}
              <span className={css['words']}>
                <span className={css['label']}>{choice.label}</span>
                {choice.note ? <span className={css['note']}>{choice.note}</span> : null}
              </span>
            </Button>
          ) : (
            <div className={css['refused']} data-testid={`refused-${choice.id}`}>
              <Ban aria-hidden="true" />
              <span className={css['words']}>
                <span className={css['label']}>{choice.never ? <s>{choice.label}</s> : choice.label}</span>
                <span className={css['note']}>{choice.refused}</span>
              </span>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
