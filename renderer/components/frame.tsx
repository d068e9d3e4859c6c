import { type ReactNode, useEffect, useRef } from 'react';
import { ActionBar, type NextStep } from './action-bar.tsx';
import styles from './frame.module.css';

export interface FrameProps {
  /** The one question, or what has happened. */
  readonly title: ReactNode;
  /** One line below it. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  readonly next?: NextStep;
  /** In place of going back by the station: for steps that only the page knows. */
  readonly onBack?: () => void;
  /** Between the ways out and the next step: other answers, quietly. */
  readonly aside?: ReactNode;
  /** `top`: question above, answers below. `beside`: a large picture takes half of the screen. */
  readonly picture?: ReactNode;
  /** There is a keyboard on this screen, so a small screen must save height, and the field takes the focus. */
  readonly typing?: boolean;
}

/** One screen: the question, the answers, and the bar with the ways out and on. */
export function Frame(props: FrameProps) {
  const { title, lead, children, next, onBack, aside, picture, typing } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!typing) heading.current?.focus({ preventScroll: true });
  }, [typing]);
  return (
    <div className={styles['frame']} data-typing={typing || undefined}>
      <main className={styles['main']} data-picture={picture ? '' : undefined}>
        {picture ? <div className={styles['picture']}>{picture}</div> : null}
        <div className={styles['column']}>
          <div className={styles['asks']}>
            <h1 ref={heading} tabIndex={-1} className={styles['title']}>
              {title}
            </h1>
            {lead ? <div className={styles['lead']}>{lead}</div> : null}
          </div>
          {children ? <div className={styles['answers']}>{children}</div> : null}
        </div>
      </main>
      <ActionBar {...(next ? { next } : {})} {...(onBack ? { onBack } : {})} aside={aside} />
    </div>
  );
}
