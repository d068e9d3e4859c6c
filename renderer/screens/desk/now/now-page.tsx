import { X } from 'lucide-react';
import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { deviceList, say } from '../../../language.ts';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { Facts, NothingHere, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { useTimes } from '../times.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { NowFigures } from './now-figures.tsx';
import css from './now-page.module.css';

type SiteRow = Extract<DeskPage, { tab: 'now' }>['onSite'][number];

/** Who is on site, where every device is, and what needs a hand: at a glance. */
export function NowPage({ page, screen }: DeskPageProps<'now'>) {
  const { state, send, t } = useKiosk();
  const times = useTimes();
  const [chosen, setChosen] = useState<string | null>(null);
  const [signingOut, setSigningOut] = useState(false);
  const [words, setWords] = useState('');
  const person = page.onSite.find((row) => row.visit === chosen);

  if (person && signingOut) {
    return (
      <AskWords
        title={t('desk.now.signOutWords', { name: person.name })}
        lead={t('desk.now.signOutAsk')}
        value={words}
        onChange={setWords}
        nextLabel={t('desk.common.toPin')}
        onNext={() => send({ intent: 'end-visit', visit: person.visit, words: words.trim() })}
        onBack={() => setSigningOut(false)}
      />
    );
  }

  const rows = page.onSite.map<Row>((row) => {
    const where = row.where.map((phrase) => say(t, phrase));
    const here = t('desk.common.sinceTime', { time: times.moment(row.since) });
    return {
      id: row.visit,
      spoken: [row.name, t(`desk.type.${row.personType}`), here, ...where].join(', '),
      first: row.self ? `${row.name} (${t('desk.common.you')})` : row.name,
      under: row.host
        ? `${t(`desk.type.${row.personType}`)}. ${t('desk.now.host', { host: row.host })}`
        : t(`desk.type.${row.personType}`),
      middle: (
        <span className={css['where']}>
          {where.length > 0
            ? where.join(', ')
            : row.devices.length > 0
              ? deviceList(row.devices, t, state.language)
              : t('desk.now.noDevice')}
        </span>
      ),
      end: times.moment(row.since),
      tone: row.where.some((phrase) => phrase.key === 'desk.where.unknown') ? 'warm' : 'plain',
    };
  });

  return (
    <DeskFrame screen={screen}>
      <NowFigures page={page} />
      <div className={css['columns']}>
        <section className={css['people']} aria-label={t('desk.now.peopleTitle')}>
          <ul className={css['types']}>
            {page.counts
              .filter(({ count }) => count > 0)
              .map(({ personType, count }) => (
                <li key={personType} data-testid={`count-${personType}`}>
                  <strong>{count}</strong> {t(`desk.typeCount.${personType}`, { count })}
                </li>
              ))}
          </ul>
          {rows.length > 0 ? (
            <RowList label={t('desk.now.peopleTitle')} rows={rows} chosen={chosen} onChoose={setChosen} />
          ) : (
            <NothingHere title={t('desk.now.nobody')} />
          )}
        </section>
        <section
          className={css['side']}
          data-person={person ? '' : undefined}
          aria-label={t('desk.now.glance')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
        >
          {person ? (
            <ChosenPerson row={person} onClose={() => setChosen(null)} onSignOut={() => setSigningOut(true)} />
          ) : (
            <AtAGlance page={page} />
          )}
        </section>
      </div>
    </DeskFrame>
  );
}

interface ChosenPersonProps {
  readonly row: SiteRow;
  readonly onClose: () => void;
  readonly onSignOut: () => void;
}

function ChosenPerson({ row, onClose, onSignOut }: ChosenPersonProps) {
  const { state, t } = useKiosk();
  const times = useTimes();
  return (
    <section className={css['person']} aria-label={row.name} data-testid="person-panel">
      <div className={css['personHead']}>
        <PanelTitle title={row.name} under={t(`desk.type.${row.personType}`)} />
        <Button look="quiet" label={t('desk.common.close')} onPress={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <Facts
        facts={[
          { name: t('desk.now.here'), says: times.moment(row.since) },
          row.host ? { name: t('desk.now.hostName'), says: row.host } : null,
          {
            name: t('desk.now.what'),
            says: row.devices.length > 0 ? deviceList(row.devices, t, state.language) : t('desk.now.noDevice'),
          },
          row.where.length > 0
            ? { name: t('desk.now.where'), says: row.where.map((phrase) => say(t, phrase)).join(', ') }
            : null,
        ]}
      />
      {row.self ? (
        <PanelPart help={t('desk.now.signOutSelf')} />
      ) : (
        <PanelPart help={t('desk.now.signOutHelp')}>
          <Button onPress={onSignOut}>{t('desk.now.signOut')}</Button>
        </PanelPart>
      )}
    </section>
  );
}
