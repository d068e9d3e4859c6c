import { Check, CircleHelp } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { MissingPart } from '../drawings/trouble.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import styles from './parts-missing.module.css';

/** Some of what makes a setting is gone: nobody becomes manager by that, and nothing is begun anew. */
export function PartsMissing({ screen, t }: ScreenProps<ScreenOf<'parts-missing'>>) {
  return (
    <Frame picture={<MissingPart />} title={t('parts-missing.title')} lead={t('parts-missing.means')}>
      <ul className={styles['parts']}>
        {screen.missing.map((part) => (
          <li key={part} data-missing="">
            <CircleHelp aria-hidden="true" />
            <span>{t('parts-missing.gone', { part: t(`parts-missing.part.${part}`) })}</span>
          </li>
        ))}
        {screen.present.map((part) => (
          <li key={part}>
            <Check aria-hidden="true" />
            <span>{t('parts-missing.here', { part: t(`parts-missing.part.${part}`) })}</span>
          </li>
        ))}
      </ul>
      <p className={styles['do']}>{t('parts-missing.do')}</p>
    </Frame>
  );
}
