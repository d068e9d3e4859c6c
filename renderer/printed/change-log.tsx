import type { PrintedPage } from '../../main/contract/printed-page.ts';
import { clockTime, localeOf, say, wordsOf } from '../language.ts';
import styles from './change-log.module.css';
import { Sheet } from './sheet.tsx';

export type ChangeLog = Extract<PrintedPage, { kind: 'change-log' }>;
type Change = ChangeLog['changes'][number];

/** @param sheets the changes of each sheet, at least one sheet */
export function ChangeLogPages({
  page,
  sheets,
}: {
  readonly page: ChangeLog;
  readonly sheets: readonly (readonly Change[])[];
}) {
  const t = wordsOf(page.language);
  return (
    <main>
      {sheets.map((changes, index) => (
        <Sheet
          key={changes[0]?.seq ?? 0}
          page={page}
          title={t('printed.changes.title')}
          foot={t('printed.changes.foot', { day: page.printedOn, who: page.printedBy })}
          number={index + 1}
          of={sheets.length}
        >
          {changes.length === 0 ? <p>{t('printed.changes.none')}</p> : <Table page={page} changes={changes} />}
        </Sheet>
      ))}
    </main>
  );
}

function Table({ page, changes }: { readonly page: ChangeLog; readonly changes: readonly Change[] }) {
  const { language, timeZone } = page;
  const t = wordsOf(language);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone });
  return (
    <table className={styles['changes']}>
      <thead data-sheet-head>
        <tr>
          <th className={styles['when']}>{t('printed.changes.when')}</th>
          <th>{t('printed.changes.what')}</th>
          <th className={styles['who']}>{t('printed.changes.whom')}</th>
          <th className={styles['who']}>{t('printed.changes.by')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.seq} data-sheet-row>
            <td>
              {day.format(change.at)}
              <br />
              {clockTime(change.at, language, timeZone)}
            </td>
            <td>
              <p className={styles['area']}>{t(`change.area-${change.area}`)}</p>
              <p className={styles['what']}>{say(t, change.what)}</p>
              {change.details.length === 0 ? null : <p>{change.details.map((detail) => say(t, detail)).join('; ')}</p>}
            </td>
            <td>{change.whom === null ? '' : say(t, change.whom)}</td>
            <td>{say(t, change.by)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
