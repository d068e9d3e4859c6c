import { useEffect } from 'react';
import { useKiosk } from '../kiosk-context.tsx';
import { Button } from './button.tsx';
import styles from './privacy-notice.module.css';

/** Whoever opened it and walked off leaves the screen as it was for the next. Milliseconds. */
const OPEN_AT_MOST = 120_000;

/** What is written down about whoever stands here (A23), over whatever they are in the middle of, which waits below. */
export function PrivacyNotice({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useKiosk();
  useEffect(() => {
    const timer = setTimeout(onClose, OPEN_AT_MOST);
    return () => clearTimeout(timer);
  }, [onClose]);
  return (
    <div className={styles['veil']}>
      <div className={styles['panel']} role="dialog" aria-modal="true" aria-labelledby="privacy-title">
        <h2 id="privacy-title">{t('rules.privacy')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll from the keyboard */}
        <section className={styles['text']} tabIndex={0} aria-labelledby="privacy-title">
          {text
            .trim()
            .split(/\n{2,}/)
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </section>
        <div className={styles['answers']}>
          <Button look="primary" autoFocus onPress={onClose}>
            {t('privacy.close')}
          </Button>
        </div>
      </div>
    </div>
  );
}
