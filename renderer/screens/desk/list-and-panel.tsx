import { Pointer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './list-and-panel.module.css';

export interface ListAndPanelProps {
  readonly list: ReactNode;
  /** The one that was chosen, or what is worth seeing when none is. */
  readonly panel: ReactNode;
  readonly panelLabel: string;
}

/** A list with the panel of the chosen one at its side; on a tall screen below it. */
export function ListAndPanel({ list, panel, panelLabel }: ListAndPanelProps) {
  return (
    <div className={css['panes']}>
      <div className={css['list']}>{list}</div>
      <section className={css['panel']} aria-label={panelLabel}>
        {panel}
      </section>
    </div>
  );
}

export interface Fact {
  readonly name: string;
  readonly says: ReactNode;
}

/** Name and value, one below the other. */
export function Facts({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  return (
    <dl className={css['facts']}>
      {facts.map((fact) =>
        fact ? (
          <div key={`${fact.name} ${typeof fact.says === 'string' ? fact.says : ''}`}>
            <dt>{fact.name}</dt>
            <dd>{fact.says}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

export interface PanelPartProps {
  readonly title?: string;
  readonly help?: string;
  readonly tone?: 'plain' | 'warm' | 'stop';
  readonly children?: ReactNode;
}

/** One thing that can be seen or done about the chosen one. */
export function PanelPart({ title, help, tone = 'plain', children }: PanelPartProps) {
  return (
    <div className={css['part']} data-tone={tone}>
      {title ? <h3>{title}</h3> : null}
      {help ? <p>{help}</p> : null}
      {children}
    </div>
  );
}

export function PanelTitle({ title, under }: { readonly title: string; readonly under?: ReactNode }) {
  return (
    <div className={css['title']}>
      <h2>{title}</h2>
      {under ? <p>{under}</p> : null}
    </div>
  );
}

/** In the panel as long as nothing is chosen. */
export function ChooseALine() {
  const { t } = useKiosk();
  return (
    <div className={css['choose']}>
      <Pointer aria-hidden="true" />
      <p>{t('desk.common.choose')}</p>
    </div>
  );
}

/** Nothing to list: what that means, kindly. */
export function NothingHere({ title, help }: { readonly title: string; readonly help?: string }) {
  return (
    <div className={css['nothing']}>
      <p>{title}</p>
      {help ? <p>{help}</p> : null}
    </div>
  );
}
