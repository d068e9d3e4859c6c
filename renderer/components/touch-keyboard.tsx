import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import SimpleKeyboard from 'react-simple-keyboard';
import { useKiosk } from '../kiosk-context.tsx';
import { capitals, keyboardLayout } from './keyboard-layouts.ts';

export interface TouchKeyboardProps {
  readonly kind?: 'words' | 'code';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  /** Names begin with a capital, and so does every word and half of a double name. */
  readonly names?: boolean;
}

type Layer = 'default' | 'shift' | 'numbers' | 'marks' | 'marks-shift';

/**
 * The keyboard on the screen. It only says which key was touched: the text belongs to the field, and the library's own copy
 * of it is emptied at every touch so that nothing typed lies about.
 */
export function TouchKeyboard({ kind = 'words', value, onChange, maxLength, names = false }: TouchKeyboardProps) {
  const { state, t } = useKiosk();
  const small = useSmallScreen();
  const layout = useMemo(() => {
    const rows = keyboardLayout(kind, state.language, small);
    const marks = rows.marks ?? [];
    return {
      default: [...rows.default],
      shift: [...rows.shift],
      numbers: [...rows.numbers],
      marks: [...marks],
      'marks-shift': capitals(marks),
    };
  }, [kind, state.language, small]);
  const [layer, setLayer] = useState<'letters' | 'numbers' | 'marks'>('letters');
  const [shift, setShift] = useState<boolean | null>(null);
  const wordStart = value === '' || /[ \-'’]$/.test(value);
  const upper = kind === 'words' && (shift ?? (names && wordStart));
  const shown: Layer =
    layer === 'numbers'
      ? 'numbers'
      : layer === 'marks'
        ? upper
          ? 'marks-shift'
          : 'marks'
        : upper
          ? 'shift'
          : 'default';

  const touched = (key: string) => {
    switch (key) {
      case '{shift}':
        setShift(!upper);
        return;
      case '{numbers}':
        setLayer('numbers');
        return;
      case '{letters}':
        setLayer('letters');
        return;
      case '{marks}':
        setLayer('marks');
        return;
      case '{bksp}':
        onChange([...value].slice(0, -1).join(''));
        break;
      default: {
        const added = key === '{space}' ? ' ' : key;
        if (value.length + added.length <= maxLength) onChange(value + added);
        if (layer === 'marks') setLayer('letters');
      }
    }
    setShift(null);
  };

  // The library keeps the first callback it was given.
  const latest = useRef(touched);
  latest.current = touched;
  const keyboard = useRef<{ clearInput(): void } | null>(null);
  useEffect(() => () => keyboard.current?.clearInput(), []);

  return (
    <div
      className="kiosk-keyboard"
      dir="ltr"
      data-kind={kind}
      style={{ '--rows': layout.default.length } as CSSProperties}
    >
      <SimpleKeyboard
        layout={layout}
        layoutName={shown}
        useButtonTag
        disableButtonHold
        disableCaretPositioning
        preventMouseDownDefault
        theme="kiosk-keys"
        display={{
          '{bksp}': t('keyboard.delete'),
          '{shift}': t('keyboard.shift'),
          '{space}': t('keyboard.space'),
          '{numbers}': '123',
          '{letters}': 'abc',
          '{marks}': state.language === 'pl' ? 'ąęł' : 'áéö',
        }}
        buttonAttributes={[
          { attribute: 'tabindex', value: '-1', buttons: Object.values(layout).flat().join(' ') },
          ...(upper ? [{ attribute: 'aria-pressed', value: 'true', buttons: '{shift}' }] : []),
        ]}
        buttonTheme={upper ? [{ class: 'is-on', buttons: '{shift}' }] : []}
        keyboardRef={(made) => {
          keyboard.current = made;
        }}
        onChange={() => keyboard.current?.clearInput()}
        onKeyPress={(key) => latest.current(key)}
      />
    </div>
  );
}

const SMALL = '(max-height: 600px)';

function useSmallScreen(): boolean {
  const [small, setSmall] = useState(() => matchMedia(SMALL).matches);
  useEffect(() => {
    const query = matchMedia(SMALL);
    const changed = () => setSmall(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return small;
}
