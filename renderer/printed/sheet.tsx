import type { ReactNode } from 'react';
import type { PrintedPage } from '../../main/contract/printed-page.ts';
import { wordsOf } from '../language.ts';
import styles from './sheet.module.css';

/** What takes as many sheets of A4 as it needs. */
type Papers = Exclude<PrintedPage, { kind: 'poster' }>;

/** One sheet of several: whose it is, what, of which days, and which of how many. The body is measured by sheets.ts. */
export function Sheet({
  page,
  title,
  foot,
  number,
  of,
  children,
}: {
  readonly page: Papers;
  readonly title: string;
  readonly foot: string;
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
  readonly children: ReactNode;
}) {
  const t = wordsOf(page.language);
  return (
    <section className={`paper-sheet ${styles['sheet']}`}>
      <header className={styles['head']}>
        <div>
          <p className={styles['setting']}>{page.setting}</p>
          <h1>{title}</h1>
          <p>{t('printed.range', { from: page.from, to: page.to })}</p>
        </div>
        {page.demonstration ? <p className={styles['mock']}>{t('printed.demonstration')}</p> : null}
      </header>
      <div className={styles['body']} data-sheet-body>
        {children}
      </div>
      <footer className={styles['foot']}>
        <span>{foot}</span>
        <span>{t('printed.page', { page: number, pages: of })}</span>
      </footer>
    </section>
  );
}
