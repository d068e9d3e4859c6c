import type { CSSProperties, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './tile.module.css';

export interface TileProps {
  readonly label: string;
  readonly note?: string;
  readonly picture?: ReactNode;
  readonly onPress: () => void;
  /** `tall`: picture above the words. `flat`: picture beside them. */
  readonly shape?: 'tall' | 'flat';
  readonly look?: 'plain' | 'main' | 'warm';
  readonly isDisabled?: boolean;
}

/** A large answer: picture, words, and the whole of it can be touched. */
export function Tile({ label, note, picture, onPress, shape = 'tall', look = 'plain', isDisabled }: TileProps) {
  return (
    <AriaButton
      className={styles['tile'] ?? ''}
      data-shape={shape}
      data-look={look}
      onPress={onPress}
      isDisabled={isDisabled ?? false}
    >
      {picture ? <span className={styles['picture']}>{picture}</span> : null}
      <span className={styles['words']}>
        <span className={styles['label']}>{label}</span>
        {note ? <span className={styles['note']}>{note}</span> : null}
      </span>
    </AriaButton>
  );
}

/** Tiles in as many columns as there is room for, all of one size. */
export function Tiles({
  children,
  columns,
  inPortrait = 2,
}: {
  readonly children: ReactNode;
  readonly columns: number;
  readonly inPortrait?: number;
}) {
  return (
    <div
      className={styles['tiles']}
      style={{ '--columns': columns, '--columns-portrait': inPortrait } as CSSProperties}
    >
      {children}
    </div>
  );
}
