import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { useTimes } from '../times.ts';
import { Balance } from './balance.tsx';
import css from './day-page.module.css';

export type DayPageState = Extract<DeskPage, { tab: 'day' }>;
export type BalancePart = DayPageState['balance'][number];

/** The close of day: people, devices, permissions, exceptions, one after the other, down to zero or accepted by name. */
export function DayPage({ page, screen }: DeskPageProps<'day'>) {
  const { send, t } = useKiosk();
  const times = useTimes();
  const [accepting, setAccepting] = useState<BalancePart['what'] | null>(null);
  const [words, setWords] = useState('');
  const part = page.balance.find(({ what }) => what === accepting);

  if (part) {
    return (
      <AskWords
        title={t('desk.day.acceptWords')}
        lead={t('desk.day.acceptHelp')}
        about={t(`desk.day.left.${part.what}`, { count: part.count })}
        value={words}
        onChange={setWords}
        nextLabel={t('desk.common.toPin')}
        onNext={() => send({ intent: 'accept-difference', what: part.what, words: words.trim() })}
        onBack={() => setAccepting(null)}
      />
    );
  }

  const next =
    page.stage === 'open'
      ? { label: t('desk.day.begin'), onPress: () => send({ intent: 'begin-close' }) }
      : page.stage === 'ready'
        ? { label: t('desk.day.close'), onPress: () => send({ intent: 'close-day' }) }
        : undefined;
  return (
    <DeskFrame screen={screen} next={next} scroll="whole">
      <p className={css['date']}>{times.date(page.day)}</p>
      {page.problem ? <NoticePanel notice={page.problem} /> : null}
      {page.stage === 'open' ? <p className={css['says']}>{t('desk.day.openSays')}</p> : null}
      {page.stage === 'ready' ? (
        <section className={css['ready']}>
          <h2>{t('desk.day.readyTitle')}</h2>
          <p>{t('desk.day.readySays')}</p>
        </section>
      ) : null}
      {page.stage === 'closed' ? <Closed page={page} /> : <Balance page={page} onAccept={setAccepting} />}
    </DeskFrame>
  );
}

const GROUP = 4;

/** `7f3a 91c0 …`: fours are what the eye can copy. */
function inGroups(hash: string): string[] {
  return hash.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}

function Closed({ page }: { readonly page: DayPageState }) {
  const { t } = useKiosk();
  return (
    <section className={css['closed']} data-testid="day-closed">
      <h2>{t('desk.day.closedTitle')}</h2>
      {page.closingHash ? (
        <div>
          <h3>{t('desk.day.hashTitle')}</h3>
          <p className={css['hash']} dir="ltr" data-testid="closing-hash">
            {inGroups(page.closingHash).map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is its position
              <span key={index} data-first={index < 2 || undefined}>
                {group}{' '}
              </span>
            ))}
          </p>
          <p>{t('desk.day.hashHelp')}</p>
        </div>
      ) : null}
      {page.folder ? (
        <div>
          <h3>{t('desk.day.folderTitle')}</h3>
          <p className={css['folder']} dir="ltr" data-testid="export-folder">
            {page.folder}
          </p>
          <p>{t('desk.day.folderHelp')}</p>
        </div>
      ) : null}
      <p>{t('desk.day.closedGoOn')}</p>
    </section>
  );
}
