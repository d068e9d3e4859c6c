import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { Badge } from '../../drawings/signs.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

/** Waiting for the tap that makes a badge the manager's. */
export function BadgeStep({ screen, draft }: StepProps) {
  const { t } = useKiosk();
  return (
    <Frame
      title={<StepTitle screen={screen}>{t('set-up.badge.title')}</StepTitle>}
      lead={t('set-up.badge.about')}
      picture={<Badge />}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      <p className={css['waiting']} role="status">
        <span className={css['pulse']} aria-hidden="true" />
        {t('set-up.badge.waiting')}
      </p>
      {draft.reader === 'pretend' ? <p>{t('set-up.badge.pretend')}</p> : null}
    </Frame>
  );
}
