import type { Translate } from '../language.ts';
import type { Send } from '../outgoing.ts';
import { Button } from './button.tsx';
import styles from './liability.module.css';

/** The setting's line about loss and damage, wherever something is put in (SETTINGS E13). */
export function Liability({ text }: { readonly text: string | undefined }) {
  return text ? <p className={styles['line']}>{text}</p> : null;
}

/** Quietly, and never in the way of somebody in a hurry. */
export function NoteCondition({ send, t }: { readonly send: Send; readonly t: Translate }) {
  return (
    <Button look="plain" onPress={() => send({ intent: 'note-condition' })}>
      {t('condition.start')}
    </Button>
  );
}
