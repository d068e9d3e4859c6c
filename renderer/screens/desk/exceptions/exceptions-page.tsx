import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { hasWords, type Translate } from '../../../language.ts';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseALine, Facts, ListAndPanel, NothingHere, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { useTimes } from '../times.ts';

type OpenException = Extract<DeskPage, { tab: 'exceptions' }>['open'][number];

const TONES = { note: 'plain', attention: 'warm', serious: 'stop' } as const;
const ORDER = { serious: 0, attention: 1, note: 2 } as const;

/** Everything that departed from the rule, until a manager has said in words what became of it. */
export function ExceptionsPage({ page, screen }: DeskPageProps<'exceptions'>) {
  const { send, t } = useKiosk();
  const [chosen, setChosen] = useState<string | null>(null);
  const [resolving, setResolving] = useState(false);
  const [words, setWords] = useState('');
  const rows = useExceptionRows(page.open);
  const found = page.open.find((row) => row.exception === chosen);

  if (found && resolving) {
    return (
      <AskWords
        title={t('desk.exceptions.words')}
        lead={t('desk.exceptions.wordsHelp')}
        about={[kindOf(found, t), found.who].filter((part) => part !== undefined).join('. ')}
        value={words}
        onChange={setWords}
        nextLabel={t('desk.common.toPin')}
        onNext={() => send({ intent: 'resolve-exception', exception: found.exception, words: words.trim() })}
        onBack={() => setResolving(false)}
      />
    );
  }
  const choose = (id: string | null) => {
    setChosen(id);
    setWords('');
  };
  return (
    <DeskFrame screen={screen}>
      {rows.length === 0 ? (
        <NothingHere title={t('desk.exceptions.none')} help={t('desk.exceptions.noneHelp')} />
      ) : (
        <ListAndPanel
          panelLabel={found ? kindOf(found, t) : t('desk.exceptions.listLabel')}
          list={<RowList label={t('desk.exceptions.listLabel')} rows={rows} chosen={chosen} onChoose={choose} />}
          panel={found ? <ChosenException row={found} onResolve={() => setResolving(true)} /> : <ChooseALine />}
        />
      )}
    </DeskFrame>
  );
}

/** What happened, in words. `detail` is a code or a number; only numbers mean something here. A kind this screen does not know yet is still an exception. */
function kindOf(row: OpenException, t: Translate): string {
  const key = `desk.exceptions.kind.${row.kind}`;
  return t(hasWords(key, 'en') ? key : 'desk.exceptions.kind.other');
}

function whatToDo(row: OpenException, t: Translate): string {
  const key = `desk.exceptions.do.${row.kind}`;
  return t(hasWords(key, 'en') ? key : 'desk.exceptions.do.other');
}

function useExceptionRows(open: readonly OpenException[]): Row[] {
  const { t } = useKiosk();
  const times = useTimes();
  return [...open]
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.at - b.at)
    .map((row) => {
      const door = row.door === undefined ? undefined : t('desk.deposits.door', { place: row.door });
      const about = [row.who, door].filter((part) => part !== undefined).join(', ');
      return {
        id: row.exception,
        spoken: [kindOf(row, t), t(`desk.exceptions.severity.${row.severity}`), about, times.moment(row.at)].join(', '),
        first: kindOf(row, t),
        under: t(`desk.exceptions.severity.${row.severity}`),
        middle: about,
        end: times.moment(row.at),
        tone: TONES[row.severity],
      };
    });
}

function ChosenException({ row, onResolve }: { readonly row: OpenException; readonly onResolve: () => void }) {
  const { t } = useKiosk();
  const times = useTimes();
  return (
    <>
      <PanelTitle title={kindOf(row, t)} under={t(`desk.exceptions.severity.${row.severity}`)} />
      <Facts
        facts={[
          { name: t('desk.exceptions.when'), says: `${times.moment(row.at)} (${times.ago(row.at)})` },
          row.who === undefined ? null : { name: t('desk.exceptions.who'), says: row.who },
          row.door === undefined
            ? null
            : { name: t('desk.exceptions.door'), says: t('desk.deposits.door', { place: row.door }) },
          /\d/.test(row.detail) ? { name: t('desk.exceptions.detail'), says: row.detail } : null,
        ]}
      />
      <PanelPart title={t('desk.exceptions.doTitle')} help={whatToDo(row, t)}>
        <Button look="primary" onPress={onResolve}>
          {t('desk.exceptions.start')}
        </Button>
      </PanelPart>
    </>
  );
}
