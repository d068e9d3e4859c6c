import { useState } from 'react';
import type { DeskList, DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseALine, Facts, ListAndPanel, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { RowList } from '../row-list.tsx';
import { useSay } from '../say-dates.ts';
import css from './lists-page.module.css';
import { MonthChart } from './month-chart.tsx';

export type ListsPageState = Extract<DeskPage, { lists: unknown }>;
type ListRow = DeskList['rows'][number];

/** A part of the desk that is made of lists: what can be begun above, the lists, and the chosen line at their side. */
export function ListsPage({ page, screen }: DeskPageProps<ListsPageState['tab']>) {
  const { send, t } = useKiosk();
  const says = useSay();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = page.lists.flatMap((list) => list.rows).find((row) => row.id === chosen);
  const begin = page.lists.flatMap((list) => list.add ?? []);
  return (
    <DeskFrame screen={screen}>
      <ListAndPanel
        panelLabel={found ? says(found.first) : t(`desk.title.${page.tab}`)}
        list={
          <>
            {begin.length > 0 ? (
              <div className={css['begin']}>
                {begin.map(({ form, subject, label }) => (
                  <Button
                    key={`${form}-${subject ?? ''}`}
                    onPress={() => send({ intent: 'open-form', form, ...(subject ? { subject } : {}) })}
                  >
                    {says(label)}
                  </Button>
                ))}
              </div>
            ) : null}
            {page.lists.map((list) => (
              <OneList key={list.id} list={list} chosen={chosen} onChoose={setChosen} />
            ))}
          </>
        }
        panel={found ? <Chosen row={found} /> : page.chart ? <MonthChart chart={page.chart} /> : <ChooseALine />}
      />
    </DeskFrame>
  );
}

interface OneListProps {
  readonly list: DeskList;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function OneList({ list, chosen, onChoose }: OneListProps) {
  const says = useSay();
  const title = says(list.title);
  const rows = list.rows.map((row) => {
    const parts = [row.under, row.middle, row.end].flatMap((part) => (part ? [says(part)] : []));
    return {
      id: row.id,
      spoken: [says(row.first), ...parts].join(', '),
      first: says(row.first),
      tone: row.tone ?? 'plain',
      ...(row.under ? { under: says(row.under) } : {}),
      ...(row.middle ? { middle: says(row.middle) } : {}),
      ...(row.end ? { end: says(row.end) } : {}),
    };
  });
  return (
    <section className={css['list']} data-testid={`list-${list.id}`}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className={css['empty']}>{says(list.empty)}</p>
      ) : (
        <RowList label={title} rows={rows} chosen={chosen} onChoose={onChoose} />
      )}
    </section>
  );
}

function Chosen({ row }: { readonly row: ListRow }) {
  const { send } = useKiosk();
  const says = useSay();
  return (
    <>
      <PanelTitle title={says(row.first)} under={row.under ? says(row.under) : undefined} />
      <Facts facts={row.facts.map((fact) => ({ name: says(fact.name), says: says(fact.says) }))} />
      {row.actions.length > 0 ? (
        <PanelPart>
          {row.actions.map(({ form, subject, label }) => (
            <Button
              key={`${form}-${subject ?? ''}`}
              wide
              onPress={() => send({ intent: 'open-form', form, subject: subject ?? row.id })}
            >
              {says(label)}
            </Button>
          ))}
        </PanelPart>
      ) : null}
    </>
  );
}
