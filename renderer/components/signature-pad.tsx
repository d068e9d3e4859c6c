import { Eraser } from 'lucide-react';
import { useEffect, useRef } from 'react';
import SignaturePadLibrary from 'signature_pad';
import type { IntentOf } from '../../main/contract/intents.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { Button } from './button.tsx';
import styles from './signature-pad.module.css';

export type Signature = NonNullable<IntentOf<'agree-rules'>['signature']>;

/** The contract's caps on what a signature may hold. */
const MOST_STROKES = 60;
const MOST_POINTS = 600;

export interface SignaturePadProps {
  readonly label: string;
  /** Null as long as nothing has been drawn. */
  readonly onChange: (signature: Signature | null) => void;
}

/** A place to sign with a finger. What is drawn leaves only through `onChange` and is wiped when the pad goes. */
export function SignaturePad({ label, onChange }: SignaturePadProps) {
  const { state, t } = useKiosk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadLibrary | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;

  useEffect(() => {
    const surface = canvas.current;
    if (!surface) return;
    const made = new SignaturePadLibrary(surface, { minWidth: 1.6, maxWidth: 4.2, throttle: 8 });
    pad.current = made;
    const fit = () => {
      const strokes = made.toData();
      const sharp = Math.max(1, devicePixelRatio);
      surface.width = surface.offsetWidth * sharp;
      surface.height = surface.offsetHeight * sharp;
      surface.getContext('2d')?.scale(sharp, sharp);
      made.clear();
      made.fromData(strokes);
    };
    const told = () => changed.current(normalise(made.toData(), surface.offsetWidth, surface.offsetHeight));
    fit();
    const sizes = new ResizeObserver(fit);
    sizes.observe(surface);
    made.addEventListener('endStroke', told);
    return () => {
      sizes.disconnect();
      made.removeEventListener('endStroke', told);
      made.off();
      made.clear();
      pad.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink changes with the theme
  useEffect(() => {
    if (pad.current) pad.current.penColor = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  }, [state.look.theme]);

  const clear = () => {
    pad.current?.clear();
    onChange(null);
  };

  return (
    <div className={styles['pad']}>
      <canvas ref={canvas} className={styles['paper']} role="img" aria-label={label} />
      <span className={styles['line']} aria-hidden="true" />
      <span className={styles['hint']} aria-hidden="true">
        {label}
      </span>
      <span className={styles['clear']}>
        <Button look="quiet" icon={<Eraser aria-hidden="true" />} onPress={clear}>
          {t('signature.clear')}
        </Button>
      </span>
    </div>
  );
}

interface Drawn {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Strokes as whole numbers in 0..1000 of the pad, thinned to the contract's caps. */
export function normalise(strokes: readonly Drawn[], width: number, height: number): Signature | null {
  const place = (value: number, size: number) =>
    Math.min(1000, Math.max(0, Math.round((value / Math.max(1, size)) * 1000)));
  const kept = strokes
    .filter((stroke) => stroke.points.length > 0)
    .slice(0, MOST_STROKES)
    .map(({ points }) => {
      const every = Math.ceil(points.length / MOST_POINTS);
      return points
        .filter((_, index) => index % every === 0)
        .map((point): [number, number] => [place(point.x, width), place(point.y, height)]);
    });
  return kept.length > 0 ? kept : null;
}
