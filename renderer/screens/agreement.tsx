import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Problem } from '../components/problem.tsx';
import { SignHere } from '../components/sign-here.tsx';
import type { Signature } from '../components/signature-pad.tsx';
import { type ScreenProps, useSinceReceived } from '../kiosk-context.tsx';
import css from './agreement.module.css';

/** A longer document, whole, with what may follow when it is broken, and the place to sign beside it. */
export function Agreement({ screen, send, t }: ScreenProps<ScreenOf<'agreement'>>) {
  const [signature, setSignature] = useState<Signature | null>(null);
  const since = useSinceReceived(200);
  const read = screen.readMs - since <= 0;
  const signed = !screen.signature || signature !== null;
  return (
    <Frame
      title={screen.label}
      lead={screen.otherLanguage ? t('rules.other-language') : t('agreement.lead', { name: screen.firstName })}
      next={{
        label: read ? (signed ? t('rules.agree') : t('rules.sign-first')) : t('rules.please-read'),
        isDisabled: !read || !signed,
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'agree-rules', ...(signature ? { signature } : {}) }),
      }}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      <div className={css['columns']} data-signature={screen.signature || undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll from the keyboard */}
        <article className={css['text']} tabIndex={0} aria-label={screen.label}>
          {screen.text
            .trim()
            .split(/\n+/)
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          {screen.consequences.length > 0 ? (
            <section className={css['consequences']}>
              <h2>{t('agreement.consequences')}</h2>
              {screen.consequences.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </section>
          ) : null}
        </article>
        {screen.signature ? <SignHere onChange={setSignature} /> : null}
      </div>
    </Frame>
  );
}
