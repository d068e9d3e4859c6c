import { useKiosk } from '../kiosk-context.tsx';
import styles from './sign-here.module.css';
import { type Signature, SignaturePad } from './signature-pad.tsx';

/** The place to sign, beside whatever is read. */
export function SignHere({ onChange }: { readonly onChange: (signature: Signature | null) => void }) {
  const { t } = useKiosk();
  return (
    <section className={styles['sign']} aria-label={t('rules.sign')}>
      <p className={styles['ask']}>{t('rules.sign')}</p>
      <div className={styles['pad']}>
        <SignaturePad label={t('rules.sign-here')} onChange={onChange} />
      </div>
    </section>
  );
}
