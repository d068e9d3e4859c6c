import { FileInput, KeyRound, UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { firstLetters, LETTERS_FROM, LetterFilter } from '../../../components/letter-filter.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseALine, ListAndPanel, NothingHere } from '../list-and-panel.tsx';
import { AskNewPin } from '../questions/ask-new-pin.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { AddFamily } from './add-family.tsx';
import { AddPerson } from './add-person.tsx';
import { ChosenPerson } from './chosen-person.tsx';
import { AwaitingBadge, Fresh, RosterIntake, RosterResult } from './people-moments.tsx';
import css from './people-page.module.css';

export type PeoplePageState = Extract<DeskPage, { tab: 'people' }>;
export type KnownPerson = PeoplePageState['people'][number];

/** Everybody the kiosk knows, and how each signs in. */
export function PeoplePage({ page, screen }: DeskPageProps<'people'>) {
  const { send, t } = useKiosk();
  const [chosen, setChosen] = useState<string | null>(null);
  const [doing, setDoing] = useState<'add-person' | 'add-family' | 'roster' | 'pin' | null>(null);
  const [letter, setLetter] = useState<string | null>(null);
  const shown = letter === null ? page.people : page.people.filter((row) => firstLetters(row.name).includes(letter));
  const rows = usePersonRows(shown);
  const person = page.people.find((row) => row.person === chosen);

  if (page.freshCodes.length > 0) {
    return <Fresh codes={page.freshCodes} onDone={() => send({ intent: 'desk-tab', tab: 'people' })} />;
  }
  if (page.awaitingBadge !== null) {
    return (
      <AwaitingBadge name={page.awaitingBadge} said={screen.said} onLeave={() => send({ intent: 'desk-cancel' })} />
    );
  }
  if (doing === 'add-person') return <AddPerson said={screen.said} onStop={() => setDoing(null)} />;
  if (doing === 'add-family') return <AddFamily said={screen.said} onStop={() => setDoing(null)} />;
  if (doing === 'pin' && person) {
    return (
      <AskNewPin
        title={t('desk.people.pinAsk', { name: person.name })}
        lead={t('desk.people.managerHelp')}
        nextLabel={t('desk.common.toPin')}
        onBack={() => setDoing(null)}
        onChosen={(pin) => {
          setDoing(null);
          send({ intent: 'set-pin', person: person.person, pin });
        }}
      />
    );
  }
  if (doing === 'roster') return <RosterIntake onStop={() => setDoing(null)} />;

  return (
    <DeskFrame screen={screen}>
      <div className={css['doing']}>
        <Button icon={<UserPlus aria-hidden="true" />} onPress={() => setDoing('add-person')}>
          {t('desk.people.addPerson')}
        </Button>
        <Button icon={<UsersRound aria-hidden="true" />} onPress={() => setDoing('add-family')}>
          {t('desk.people.addFamily')}
        </Button>
        <Button icon={<FileInput aria-hidden="true" />} onPress={() => setDoing('roster')}>
          {t('desk.people.roster')}
        </Button>
        <Button icon={<KeyRound aria-hidden="true" />} onPress={() => send({ intent: 'new-recovery-code' })}>
          {t('desk.people.newRecovery')}
        </Button>
      </div>
      {page.roster ? <RosterResult roster={page.roster} /> : null}
      <ListAndPanel
        panelLabel={person?.name ?? t('desk.people.listLabel')}
        list={
          <>
            {page.people.length >= LETTERS_FROM ? (
              <LetterFilter
                label={t('desk.people.find')}
                names={page.people.map(({ name }) => name)}
                chosen={letter}
                onChoose={setLetter}
              />
            ) : null}
            {rows.length > 0 ? (
              <RowList label={t('desk.people.listLabel')} rows={rows} chosen={chosen} onChoose={setChosen} />
            ) : (
              <NothingHere title={t('desk.people.none')} help={t('desk.people.noneHelp')} />
            )}
          </>
        }
        panel={
          person ? (
            <ChosenPerson key={person.person} person={person} onSetPin={() => setDoing('pin')} />
          ) : (
            <ChooseALine />
          )
        }
      />
    </DeskFrame>
  );
}

function usePersonRows(people: readonly KnownPerson[]): Row[] {
  const { state, t } = useKiosk();
  return [...people]
    .sort((a, b) => a.name.localeCompare(b.name, state.language))
    .map((row) => {
      const has = [
        row.hasBadge ? t('desk.people.badge') : null,
        row.hasCode ? t('desk.people.code') : null,
        row.hasPin ? t('desk.people.pin') : null,
      ].filter((part) => part !== null);
      const type = t(`desk.type.${row.personType}`);
      const children = row.children.map(({ initials }) => initials);
      const how = has.length > 0 ? has.join(', ') : t('desk.people.nothingYet');
      return {
        id: row.person,
        spoken: [row.name, type, row.manager ? t('desk.people.managerMark') : '', how, ...children].join(', '),
        first: row.self ? `${row.name} (${t('desk.common.you')})` : row.name,
        under: children.length > 0 ? `${type}: ${children.join(', ')}` : type,
        middle: how,
        end: row.manager ? <span className={css['mark']}>{t('desk.people.managerMark')}</span> : null,
        tone: has.length > 0 ? 'plain' : 'warm',
      };
    });
}
