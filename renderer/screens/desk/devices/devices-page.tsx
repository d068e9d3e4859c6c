import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { deviceList } from '../../../language.ts';
import type { DeskPageProps } from '../desk.tsx';
import { DeskBank } from '../desk-bank.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ListAndPanel, NothingHere, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { useTimes } from '../times.ts';
import { ChooseDoor } from './choose-door.tsx';
import { ChosenDeposit, placeOf, stateOf } from './chosen-deposit.tsx';

export type Deposit = Extract<DeskPage, { tab: 'devices' }>['deposits'][number];

/** What is being asked instead of the list, if anything. */
type Asking =
  | { readonly what: 'which-door' }
  | { readonly what: 'open'; readonly door: number; readonly from: 'which-door' | 'list' }
  | { readonly what: 'collected'; readonly deposit: string };

/** Every device that we keep: whose it is, where it lies, since when, and what can be done about it. */
export function DevicesPage({ page, screen }: DeskPageProps<'devices'>) {
  const { send, t } = useKiosk();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [words, setWords] = useState('');
  const rows = useDepositRows(page.deposits);
  const deposit = page.deposits.find((row) => row.deposit === chosen);
  const holder = (door: number) => page.deposits.find((row) => row.kind === 'locker' && row.place === String(door));

  if (asking?.what === 'which-door' && page.bank) {
    return (
      <ChooseDoor
        bank={page.bank}
        ownerOf={(door) => holder(door)?.owner}
        onChoose={(door) => setAsking({ what: 'open', door, from: 'which-door' })}
        onBack={() => setAsking(null)}
      />
    );
  }
  if (asking?.what === 'open') {
    const owner = holder(asking.door)?.owner;
    return (
      <AskWords
        title={t('desk.deposits.openWords', { door: asking.door })}
        lead={t('desk.deposits.openAsk')}
        about={
          owner
            ? `${t('desk.deposits.door', { place: asking.door })}. ${t('desk.deposits.inUseBy', { owner })}`
            : `${t('desk.deposits.door', { place: asking.door })}. ${t('desk.deposits.emptyDoorNote')}`
        }
        value={words}
        onChange={setWords}
        nextLabel={t('desk.common.toPin')}
        onNext={() => send({ intent: 'override-open', compartment: asking.door, words: words.trim() })}
        onBack={() => setAsking(asking.from === 'list' ? null : { what: 'which-door' })}
      />
    );
  }
  if (asking?.what === 'collected' && deposit) {
    return (
      <AskWords
        title={t('desk.deposits.collectedWords')}
        lead={t('desk.deposits.collectedHelp')}
        about={`${deposit.owner}. ${placeOf(deposit, t)}`}
        value={words}
        onChange={setWords}
        nextLabel={t('desk.common.toPin')}
        onNext={() => send({ intent: 'mark-collected', deposit: deposit.deposit, words: words.trim() })}
        onBack={() => setAsking(null)}
      />
    );
  }

  return (
    <DeskFrame screen={screen}>
      <ListAndPanel
        panelLabel={deposit?.owner ?? t('desk.now.bankTitle')}
        list={
          rows.length > 0 ? (
            <RowList label={t('desk.deposits.listLabel')} rows={rows} chosen={chosen} onChoose={setChosen} />
          ) : (
            <NothingHere title={t('desk.deposits.none')} help={t('desk.deposits.noneHelp')} />
          )
        }
        panel={
          deposit ? (
            <ChosenDeposit
              deposit={deposit}
              bank={page.bank}
              onOpen={(door) => setAsking({ what: 'open', door, from: 'list' })}
              onCollected={() => setAsking({ what: 'collected', deposit: deposit.deposit })}
              onConfirm={() => send({ intent: 'confirm-handed-over', deposit: deposit.deposit })}
            />
          ) : (
            <>
              <PanelTitle
                title={t('desk.now.bankTitle')}
                under={rows.length > 0 ? t('desk.common.choose') : undefined}
              />
              {page.bank ? (
                <>
                  <DeskBank bank={page.bank} />
                  <PanelPart help={t('desk.deposits.emptyDoorHelp')}>
                    <Button onPress={() => setAsking({ what: 'which-door' })}>{t('desk.deposits.emptyDoor')}</Button>
                  </PanelPart>
                </>
              ) : (
                <p>{t('desk.now.noBank')}</p>
              )}
            </>
          )
        }
      />
    </DeskFrame>
  );
}

const TONES: Partial<Record<Deposit['state'], Row['tone']>> = {
  'handed-over': 'warm',
  unknown: 'warm',
  intended: 'quiet',
  released: 'quiet',
};
const FIRST: Record<Deposit['state'], number> = { unknown: 0, 'handed-over': 1, intended: 2, released: 3, held: 4 };

function useDepositRows(deposits: readonly Deposit[]): Row[] {
  const { state, t } = useKiosk();
  const times = useTimes();
  return [...deposits]
    .sort((a, b) => FIRST[a.state] - FIRST[b.state] || a.since - b.since)
    .map((row) => ({
      id: row.deposit,
      spoken: [row.owner, placeOf(row, t), stateOf(row, t), times.moment(row.since)].join(', '),
      first: row.owner,
      under: deviceList(row.devices, t, state.language),
      middle: (
        <>
          <strong>{placeOf(row, t)}</strong>
          <span>{stateOf(row, t)}</span>
        </>
      ),
      end: times.moment(row.since),
      tone: TONES[row.state] ?? 'plain',
    }));
}
