import { NumberPad, type NumberPadProps } from '../../../components/number-pad.tsx';
import css from './questions.module.css';

/** The number pad with lower keys, for screens that say more above it than one line. */
export function LowNumberPad(props: NumberPadProps) {
  return (
    <div className={css['pad']}>
      <NumberPad {...props} />
    </div>
  );
}
