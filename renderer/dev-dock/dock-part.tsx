import type { ReactNode } from 'react';
import type { ScreenState } from '../../main/contract/screen-state.ts';
import css from './dev-dock.module.css';

export type Dock = NonNullable<ScreenState['dock']>;

/** One named part of the drawer. */
export function DockPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css['part']} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
