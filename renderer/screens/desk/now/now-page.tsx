import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { deviceList, say } from '../../../language.ts';
import type { DeskPageProps } from '../desk.tsx';
import { DeskBank } from '../desk-bank.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { HealthList } from '../health-list.tsx';
import { Facts, NothingHere, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { AskWords } from '../questions/ask-words.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { useTimes } from '../times.ts';
import { ArrivalsChart } from './arrivals-chart.tsx';
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
        lead={t('desk.now.signOutHelp')}
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
          {where.length > 0 ? where.join(', ') : deviceList(row.devices, t, state.language)}
        </span>
      ),
      end: times.moment(row.since),
      tone: row.where.some((phrase) => phrase.key === 'desk.where.unknown') ? 'warm' : 'plain',
    };
  });

  return (
    <DeskFrame screen={screen} scroll="whole">
      {page.remind.map((notice) => (
        <NoticePanel key={notice.happened.key} notice={notice} />
      ))}
      <NowFigures page={page} />
      <div className={css['columns']}>
        <Part title={t('desk.now.peopleTitle')} wide>
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
        </Part>
        <div className={css['side']}>
          {person ? (
            <ChosenPerson
              key={person.visit}
              row={person}
              onClose={() => setChosen(null)}
              onSignOut={() => setSigningOut(true)}
            />
          ) : null}
          {page.overdue.length > 0 ? (
            <Part title={t('desk.now.overdueTitle')} tone="stop">
              <ul className={css['overdue']}>
                {page.overdue.map((row) => (
                  <li key={row.authorisation} data-testid={`overdue-${row.authorisation}`}>
                    <p>
                      <strong>{row.who}</strong>
                      <span>
                        {t('desk.now.overdueLine', {
                          reason: row.reason,
                          place: row.place,
                          until: times.moment(row.until),
                        })}
                      </span>
                    </p>
                    <strong className={css['minutes']}>{t('desk.now.overdueBy', { count: row.overdueMinutes })}</strong>
                  </li>
                ))}
              </ul>
            </Part>
          ) : null}
          <Part title={t('desk.now.bankTitle')}>
            {page.bank ? <DeskBank bank={page.bank} /> : <p>{t('desk.now.noBank')}</p>}
          </Part>
          <Part title={t('desk.now.healthTitle')}>
            <HealthList health={page.health} />
          </Part>
          <Part title={t('desk.now.arrivalsTitle')}>
            <ArrivalsChart arrivals={page.arrivals} />
          </Part>
        </div>
      </div>
    </DeskFrame>
  );
}

interface PartProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly tone?: 'plain' | 'stop';
  readonly children: ReactNode;
}

function Part({ title, wide, tone = 'plain', children }: PartProps) {
  return (
    <section className={css['part']} data-wide={wide || undefined} data-tone={tone}>
      <h2>{title}</h2>
      {children}
    </section>
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
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={panel} className={css['person']} aria-label={row.name} data-testid="person-panel">
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
          { name: t('desk.now.what'), says: deviceList(row.devices, t, state.language) },
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
