import { UserRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ScreenOf } from '../../../main/contract/screen-state.ts';
import { ActionBar, type NextStep } from '../../components/action-bar.tsx';
import { NoticePanel } from '../../components/notice-panel.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './desk-frame.module.css';
import { Rail } from './rail.tsx';

export interface DeskFrameProps {
  readonly screen: ScreenOf<'desk'>;
  readonly children: ReactNode;
  readonly next?: NextStep | undefined;
  readonly aside?: ReactNode;
  /** `whole`: the page scrolls as one. `panes`: each pane scrolls by itself. */
  readonly scroll?: 'whole' | 'panes';
}

/** A page of the desk: the rail, the page's name, what was just said, and the bar with the ways out and on. */
export function DeskFrame({ screen, children, next, aside, scroll = 'panes' }: DeskFrameProps) {
  const { send, t } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css['desk']}>
      <Rail tabs={screen.tabs} chosen={screen.page.tab} send={send} t={t} />
      <main className={css['page']} data-scroll={scroll} data-testid={`desk-${screen.page.tab}`}>
        <header className={css['head']}>
          <h1 ref={heading} tabIndex={-1} className={css['title']}>
            {t(`desk.title.${screen.page.tab}`)}
          </h1>
          <p className={css['manager']}>
            <UserRound aria-hidden="true" />
            <span>{t('desk.rail.signedIn', { name: screen.manager })}</span>
          </p>
        </header>
        {screen.said ? <NoticePanel notice={screen.said} /> : null}
        {children}
      </main>
      <div className={css['bar']}>
        <ActionBar {...(next ? { next } : {})} aside={aside} />
      </div>
    </div>
  );
}
