import type { ReactNode } from 'react';
import type { PrintedPage } from '../../main/contract/printed-page.ts';
import { DeviceDrawing } from '../drawings/devices.tsx';
import { Picture } from '../drawings/pictures.tsx';
import { NoPhonesSign, ReportConcern, Telephone } from '../drawings/signs.tsx';
import { localeOf, type Translate, wordsOf } from '../language.ts';
import { DEVICE_KINDS, type DeviceKind } from '../vocabulary.ts';
import styles from './poster.module.css';

type PosterPage = Extract<PrintedPage, { kind: 'poster' }>;
type Poster = PosterPage['poster'];
type People = Poster['rows'][number]['people'];
type Answer = Poster['rows'][number]['answers'][number];

interface Words {
  readonly t: Translate;
  readonly all: (parts: readonly string[]) => string;
  readonly any: (parts: readonly string[]) => string;
  readonly day: (date: string) => string;
}

function wordsIn(language: string): Words {
  const locale = localeOf(language);
  const list = (type: 'conjunction' | 'disjunction') => {
    const format = new Intl.ListFormat(locale, { type });
    return (parts: readonly string[]) => format.format(parts);
  };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    t: wordsOf(language),
    all: list('conjunction'),
    any: list('disjunction'),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
  };
}

const capital = (text: string) => `${text.slice(0, 1).toLocaleUpperCase()}${text.slice(1)}`;

/** Types that are spoken of in fewer words where all of them do the same. */
const IN_SHORT: readonly { readonly types: readonly string[]; readonly words: readonly string[] }[] = [
  { types: ['parent', 'settling-parent'], words: ['parents'] },
  { types: ['visitor', 'contractor', 'professional', 'external-teacher'], words: ['all-visitors', 'contractor'] },
  { types: ['staff', 'volunteer', 'student', 'committee-member'], words: ['staff', 'volunteer', 'helpers'] },
];

function peopleNamed(people: People, { t, all }: Words): string {
  const usual = people.filter(({ withChildren }) => withChildren).map(({ type }) => type as string);
  const short = IN_SHORT.filter(({ types }) => types.every((type) => usual.includes(type)));
  const names = people.flatMap(({ type, withChildren }) => {
    if (!withChildren) return [`${type}.apart`];
    const group = short.find(({ types }) => types.includes(type));
    if (group === undefined) return [type];
    return group.types[0] === type ? group.words : [];
  });
  return capital(all(names.map((name) => t(`printed.people.${name}`))));
}

/** The sign for the door, from the policy file alone. */
export function PosterPage({ page }: { readonly page: PosterPage }) {
  const { poster, setting, telephone, printedOn, demonstration } = page;
  const words = wordsIn(poster.language);
  const { t } = words;
  return (
    <main className={styles['sheet']}>
      <header className={styles['head']}>
        <div className={styles['ban']}>
          <NoPhonesSign />
        </div>
        <div>
          {setting === null ? <p className={styles['blank']} /> : <p className={styles['setting']}>{setting}</p>}
          {demonstration ? <p className={styles['mock']}>{t('printed.demonstration')}</p> : null}
          <h1 className={styles['title']}>{poster.sign.title}</h1>
        </div>
      </header>
      <div className={styles['lead']}>
        {poster.sign.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Devices words={words} />
      <ul className={styles['rows']}>
        {poster.rows.map((row) => (
          <Row key={JSON.stringify(row.people)} picture={row.picture} heading={peopleNamed(row.people, words)}>
            {row.answers.map((answer) => (
              <AnswerLine key={JSON.stringify(answer)} answer={answer} words={words} />
            ))}
          </Row>
        ))}
        <Row picture="children-safe" heading={t('printed.people.children')}>
          <p>
            {t(`printed.children.${poster.children.allowed}.${poster.children.collectedBy}`)}{' '}
            <Where place={poster.children.store} />
          </p>
        </Row>
      </ul>
      <Places poster={poster} words={words} />
      <div className={styles['ends']}>
        <section className={styles['end']}>
          <div className={styles['mark']}>
            <Telephone />
          </div>
          <div className={styles['fill']}>
            <h2>{t('printed.poster.telephone')}</h2>
            {telephone === null ? <p className={styles['blank']} /> : <p className={styles['number']}>{telephone}</p>}
          </div>
        </section>
        <section className={styles['end']}>
          <div className={styles['mark']}>
            <ReportConcern />
          </div>
          <div>
            <h2>{t('printed.poster.concern')}</h2>
            <p>{toTell(poster, words)}</p>
          </div>
        </section>
      </div>
      <footer className={styles['foot']}>
        <span>{poster.fullPolicyAt}</span>
        <span>{footLine(poster, printedOn, words)}</span>
      </footer>
    </main>
  );
}

/** `their deputy` only right after the lead whose deputy it is. */
function toTell({ concerns }: Poster, { t, any }: Words): string {
  const who = concerns.map((role, index) => {
    const follows = index > 0 && concerns.slice(0, index).every((one) => one.startsWith('dsl-'));
    const short = follows && concerns[0] === 'dsl-lead' && role.startsWith('dsl-');
    return t(`printed.tell.${role}${short ? '.theirs' : ''}`);
  });
  return t('printed.poster.tell', { who: any(who) });
}

function footLine({ policy }: Poster, printedOn: string, { t, day }: Words): string {
  const { title, version, agreedOn } = policy;
  return [
    t('printed.poster.policy', { title, version }),
    ...(agreedOn === null ? [] : [t('printed.poster.agreedOn', { day: day(agreedOn) })]),
    t('printed.poster.printedOn', { day: day(printedOn) }),
  ].join(' · ');
}

function Devices({ words: { t } }: { readonly words: Words }) {
  return (
    <section className={styles['devices']}>
      <h2>{t('printed.poster.devices')}</h2>
      <ul className={styles['kinds']}>
        {DEVICE_KINDS.map((kind) => (
          <li key={kind}>
            <DeviceDrawing kind={kind} />
            <span>{t(`printed.kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly picture: string;
  readonly heading: string;
  readonly children: ReactNode;
}

function Row({ picture, heading, children }: RowProps) {
  return (
    <li className={styles['row']}>
      <div className={styles['mark']}>
        <Picture name={picture} />
      </div>
      <div>
        <h2>{heading}</h2>
        {children}
      </div>
    </li>
  );
}

/** The arrow is drawn: the letters that we bring have none, and no letter may come from the machine. */
const Where = ({ place }: { readonly place: string }) => (
  <span className={styles['where']}>
    <svg className={styles['arrow']} viewBox="0 0 24 18" aria-hidden="true">
      <path d="M3 9h17M13 2l7 7-7 7" />
    </svg>{' '}
    {place}
  </span>
);

function AnswerLine({ answer, words }: { readonly answer: Answer; readonly words: Words }) {
  const { must, store, kinds, ownership } = answer;
  const { t } = words;
  const named: readonly DeviceKind[] = typeof kinds === 'string' ? [] : kinds;
  const which =
    typeof kinds === 'string'
      ? t(`printed.which.${kinds}`)
      : words.all(named.map((kind) => t(`printed.kinds.${kind}`)));
  const whose = ownership === 'both' ? '' : ` (${t(`printed.whose.${ownership}`)})`;
  return (
    <p>
      {named.length > 0 ? (
        <span className={styles['small-kinds']}>
          {named.map((kind) => (
            <DeviceDrawing key={kind} kind={kind} />
          ))}
        </span>
      ) : null}
      {t(`printed.must.${must}`, { which: `${which}${whose}` })} {store === null ? null : <Where place={store.label} />}
    </p>
  );
}

function Places({ poster, words }: { readonly poster: Poster; readonly words: Words }) {
  const { t, all, any } = words;
  const { uses, never } = poster;
  const asked = (ask: Poster['uses'][number]['ask']) =>
    ask.length === 0
      ? t('printed.poster.stepOut')
      : t('printed.poster.ask', { who: any(ask.map((role) => t(`printed.ask.${role}`))) });
  // Said once where everybody asks the same person.
  const ways = [...new Set(uses.map(({ ask }) => asked(ask)))];
  const [same = null] = ways.length === 1 ? ways : [];
  const heading = same === null ? t('printed.poster.need') : `${t('printed.poster.need')}, ${same}`;
  return (
    <div className={styles['places']}>
      <section className={styles['may']}>
        <h2>{heading}</h2>
        {uses.length === 0 ? <p>{t('printed.poster.nowhere')}</p> : null}
        {uses.map(({ people, ask, places }, index) => {
          const named = people.map((type) => ({ type, withChildren: true }));
          // The last needs no names: it is everybody who was not named.
          const who = index > 0 && index === uses.length - 1 ? t('printed.people.else') : peopleNamed(named, words);
          return (
            <p key={JSON.stringify([people, ask])}>
              {uses.length === 1 ? null : `${who}${same === null ? `: ${asked(ask)}` : ':'} `}
              <Where place={all(places)} />
            </p>
          );
        })}
      </section>
      {never.length === 0 ? null : (
        <section className={styles['never']}>
          <h2>{t('printed.poster.never')}</h2>
          {never.map((place) => (
            <p key={place}>{capital(place)}</p>
          ))}
        </section>
      )}
    </div>
  );
}
