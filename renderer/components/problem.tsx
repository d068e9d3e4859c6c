import { Info } from 'lucide-react';
import type { Phrase } from '../../main/contract/screen-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import styles from './problem.module.css';

/** Said above a field when an answer could not be used: what it was, and what to do. */
export function Problem({ phrase }: { readonly phrase: Phrase }) {
  const { t } = useKiosk();
  return (
    <p className={styles['problem']} role="alert">
      <Info aria-hidden="true" />
      <span>{say(t, phrase)}</span>
    </p>
  );
}
