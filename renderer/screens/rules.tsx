import { BookOpenText, Check, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Problem } from '../components/problem.tsx';
import { SignHere } from '../components/sign-here.tsx';
import type { Signature } from '../components/signature-pad.tsx';
import { Picture } from '../drawings/pictures.tsx';
import { type ScreenProps, useSinceReceived } from '../kiosk-context.tsx';
import styles from './rules.module.css';

/** The few rules that hold for this person today, each with its picture; the whole text is one touch away. */
export function Rules({ state, screen, send, t }: ScreenProps<ScreenOf<'rules'>>) {
  const [signature, setSignature] = useState<Signature | null>(null);
  const since = useSinceReceived(200);
  const longest = useLongest(screen.readMs);
  const left = Math.max(0, screen.readMs - since);
  const filled = longest === 0 ? 1 : 1 - left / longest;
  const read = left === 0;
  const signed = !screen.signature || signature !== null;
  const spoken = useReadAloud(state.language, screen.sentences.map(({ text }) => text).join(' '));

  const telephone = state.setting?.telephone;
  const lead = [
    ...(screen.otherLanguage ? [t('rules.other-language')] : []),
    ...(telephone ? [t('rules.telephone', { telephone })] : []),
  ].join(' ');

  if (screen.showFull) {
    return (
      <Frame
        title={t('rules.full')}
        onBack={() => send({ intent: 'show-full-rules', show: false })}
        next={{ label: t('rules.full.close'), onPress: () => send({ intent: 'show-full-rules', show: false }) }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll from the keyboard */}
        <article className={styles['full']} tabIndex={0} aria-label={t('rules.full')}>
          <Paragraphs text={screen.fullText} />
          {screen.fullPolicyAt ? <p>{screen.fullPolicyAt}</p> : null}
          {screen.complaints ? (
            <>
              <h2>{t('rules.complaints')}</h2>
              <Paragraphs text={screen.complaints} />
            </>
          ) : null}
          {screen.privacy ? (
            <>
              <h2>{t('rules.privacy')}</h2>
              <Paragraphs text={screen.privacy} />
            </>
          ) : null}
        </article>
      </Frame>
    );
  }

  return (
    <Frame
      title={t('rules.title', { name: screen.firstName })}
      lead={lead === '' ? undefined : lead}
      aside={
        <>
          <Button
            look="plain"
            icon={<BookOpenText aria-hidden="true" />}
            onPress={() => send({ intent: 'show-full-rules', show: true })}
          >
            {t('rules.read-all')}
          </Button>
          {spoken.possible ? (
            <Button
              look="plain"
              icon={spoken.speaking ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
              onPress={spoken.toggle}
            >
              {t(spoken.speaking ? 'rules.stop-reading' : 'rules.read-aloud')}
            </Button>
          ) : null}
        </>
      }
      next={{
        label: read ? (signed ? t('rules.agree') : t('rules.sign-first')) : t('rules.please-read'),
        isDisabled: !read || !signed,
        filled,
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'agree-rules', ...(signature ? { signature } : {}) }),
      }}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      <div className={styles['columns']} data-signature={screen.signature || undefined}>
        {/* On a small screen the list must scroll from the keyboard. */}
        <ol className={styles['list']} tabIndex={screen.signature ? 0 : -1}>
          {screen.sentences.map(({ picture, text }) => (
            <li key={text} className={styles['rule']}>
              <span className={styles['picture']}>
                <Picture name={picture} />
              </span>
              <span className={styles['text']}>{text}</span>
            </li>
          ))}
        </ol>
        {screen.signature ? <SignHere onChange={setSignature} /> : null}
      </div>
    </Frame>
  );
}

/** The whole wait: later states of the same screen bring what is left of it. */
function useLongest(readMs: number): number {
  const [longest, setLongest] = useState(readMs);
  if (readMs > longest) setLongest(readMs);
  return Math.max(longest, readMs);
}

interface ReadAloud {
  readonly possible: boolean;
  readonly speaking: boolean;
  readonly toggle: () => void;
}

/** Offered only where the machine itself has a voice for the language: nothing may be fetched. */
function useReadAloud(language: string, text: string): ReadAloud {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    const speech = window.speechSynthesis;
    if (!speech) return;
    const look = () =>
      setVoice(speech.getVoices().find((each) => each.localService && each.lang.startsWith(language)) ?? null);
    look();
    speech.addEventListener('voiceschanged', look);
    return () => {
      speech.removeEventListener('voiceschanged', look);
      speech.cancel();
    };
  }, [language]);
  const toggle = () => {
    const speech = window.speechSynthesis;
    speech.cancel();
    if (speaking || !voice) {
      setSpeaking(false);
      return;
    }
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.92;
    words.onend = () => setSpeaking(false);
    words.onerror = () => setSpeaking(false);
    setSpeaking(true);
    speech.speak(words);
  };
  return { possible: voice !== null, speaking, toggle };
}

function Paragraphs({ text }: { readonly text: string }) {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}
