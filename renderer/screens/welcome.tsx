import { Phone } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { NoticePanel } from '../components/notice-panel.tsx';
import { Tile, Tiles } from '../components/tile.tsx';
import { DropOffOrCollect, Leaving, Visiting } from '../drawings/greetings.tsx';
import { Badge, NoPhonesSign } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import styles from './welcome.module.css';

/** Nobody is here yet: the sign, three answers, and nothing personal. */
export function Welcome({ state, screen, send, t }: ScreenProps<ScreenOf<'welcome'>>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles['page']}>
      <main className={styles['main']}>
        <div className={styles['hello']}>
          <div className={styles['sign']}>
            <NoPhonesSign label={t('welcome.sign')} />
          </div>
          <div className={styles['words']}>
            <h1 ref={heading} tabIndex={-1} className={styles['title']}>
              {state.setting?.name ?? t('app.name')}
            </h1>
            <p className={styles['asks']}>{screen.sign.title}</p>
            <p className={styles['lead']}>{screen.sign.lines.join(' ')}</p>
          </div>
        </div>
        {screen.notices.length > 0 ? (
          <div className={styles['notices']}>
            {screen.notices.map((notice) => (
              <NoticePanel key={JSON.stringify(notice.happened)} notice={notice} />
            ))}
          </div>
        ) : null}
        <Tiles columns={3} inPortrait={1}>
          <Tile
            label={t('welcome.visiting')}
            note={t('welcome.visiting.note')}
            picture={<Visiting />}
            onPress={() => send({ intent: 'start', purpose: 'visiting' })}
          />
          <Tile
            label={t('welcome.family')}
            note={t('welcome.family.note')}
            picture={<DropOffOrCollect />}
            onPress={() => send({ intent: 'start', purpose: 'family' })}
          />
          <Tile
            label={t('welcome.leaving')}
            note={t('welcome.leaving.note')}
            picture={<Leaving />}
            onPress={() => send({ intent: 'start', purpose: 'leaving' })}
          />
        </Tiles>
      </main>
      <footer className={styles['foot']}>
        <Button look="quiet" onPress={() => send({ intent: 'start', purpose: 'staff' })}>
          {t('welcome.staff')}
        </Button>
        {screen.staffReader ? (
          <p className={styles['staff']}>
            <span className={styles['badge']}>
              <Badge />
            </span>
            <span>{t('welcome.badge')}</span>
          </p>
        ) : null}
        {state.setting?.telephone ? (
          <p className={styles['telephone']}>
            <Phone aria-hidden="true" />
            <span>
              <span className={styles['ring']}>{t('welcome.telephone')} </span>
              <strong dir="ltr">{state.setting.telephone}</strong>
            </span>
          </p>
        ) : null}
      </footer>
    </div>
  );
}
