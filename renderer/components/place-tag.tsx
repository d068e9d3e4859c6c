import styles from './place-tag.module.css';

/** A number as it hangs on a door or a shelf: to be found again by looking. */
export function PlaceTag({ word, number }: { readonly word: string; readonly number: string | number }) {
  return (
    <p className={styles['tag']}>
      <span className={styles['word']}>{word}</span>
      <span className={styles['number']}>{number}</span>
    </p>
  );
}
