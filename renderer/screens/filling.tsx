import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Problem } from '../components/problem.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import css from './desk/decision-panel.module.css';
import { useSay } from './desk/say-dates.ts';
import { FormQuestion } from './form-question.tsx';

/** Somebody's own entry: question by question, then the sentence as it will be recorded. */
export function Filling({ screen, send, t }: ScreenProps<ScreenOf<'filling'>>) {
  const says = useSay();
  if (screen.asking) return <FormQuestion asking={screen.asking} />;
  return (
    <Frame
      title={t('form.entry')}
      lead={t('form.entry-help')}
      next={{ label: t('form.record'), onPress: () => send({ intent: 'go-on' }), isDisabled: screen.problem !== null }}
      onBack={() => send({ intent: 'back' })}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      {screen.entry ? (
        <figure className={css['entry']}>
          <blockquote className={css['says']}>{says(screen.entry)}</blockquote>
        </figure>
      ) : null}
    </Frame>
  );
}
