import type { ScreenState } from '../main/contract/screen-state.ts';

type Sound = NonNullable<ScreenState['sound']>;

/** One tone: frequency in Hz, start and length in seconds, loudness 0..1. */
interface Tone {
  readonly hertz: number;
  readonly from: number;
  readonly lasts: number;
  readonly loud: number;
  readonly wave: OscillatorType;
}

const TONES: Record<Sound, readonly Tone[]> = {
  accept: [{ hertz: 1320, from: 0, lasts: 0.05, loud: 0.12, wave: 'sine' }],
  door: [
    { hertz: 659, from: 0, lasts: 0.16, loud: 0.2, wave: 'sine' },
    { hertz: 880, from: 0.15, lasts: 0.28, loud: 0.2, wave: 'sine' },
  ],
  trouble: [
    { hertz: 196, from: 0, lasts: 0.25, loud: 0.25, wave: 'triangle' },
    { hertz: 165, from: 0.28, lasts: 0.35, loud: 0.25, wave: 'triangle' },
  ],
};

let context: AudioContext | null = null;

/** Plays one of the three sounds. Made from oscillators because the page may load no media; silence is never a fault. */
export function playSound(sound: Sound): void {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    const start = context.currentTime + 0.01;
    for (const tone of TONES[sound]) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.type = tone.wave;
      oscillator.frequency.value = tone.hertz;
      gain.gain.setValueAtTime(0, start + tone.from);
      gain.gain.linearRampToValueAtTime(tone.loud, start + tone.from + 0.012);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + tone.from + tone.lasts);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start + tone.from);
      oscillator.stop(start + tone.from + tone.lasts + 0.02);
    }
  } catch {
    context = null;
  }
}
