import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import css from './row-list.module.css';

export interface Row {
  readonly id: string;
  /** What a screen reader says of the whole line. */
  readonly spoken: string;
  /** The clear first column: who or what. */
  readonly first: ReactNode;
  readonly under?: ReactNode;
  readonly middle?: ReactNode;
  readonly end?: ReactNode;
  readonly tone?: 'plain' | 'warm' | 'stop' | 'quiet';
}

export interface RowListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Lines of which one can be chosen: by touch, or with the arrow keys. */
export function RowList({ label, rows, chosen, onChoose }: RowListProps) {
  return (
    <ListBox
      className={css['list'] ?? ''}
      aria-label={label}
      selectionMode="single"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => onChoose(keys === 'all' ? null : (([...keys][0] as string | undefined) ?? null))}
    >
      {rows.map((row) => (
        <ListBoxItem
          key={row.id}
          id={row.id}
          className={css['row'] ?? ''}
          textValue={row.spoken}
          data-tone={row.tone ?? 'plain'}
          data-testid={`row-${row.id}`}
        >
          <span className={css['first']}>
            <span className={css['name']}>{row.first}</span>
            {row.under ? <span className={css['under']}>{row.under}</span> : null}
          </span>
          <span className={css['middle']}>{row.middle}</span>
          <span className={css['end']}>{row.end}</span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
