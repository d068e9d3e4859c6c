import { useKiosk } from '../../kiosk-context.tsx';
import css from './set-up.module.css';
import type { SetUpScreen } from './set-up.tsx';

/** The question, and above it how far along it is. */
export function StepTitle({ screen, children }: { readonly screen: SetUpScreen; readonly children: string }) {
  const { t } = useKiosk();
  return (
    <>
      <span className={css['position']} data-testid="set-up-position">
        {t('set-up.position', { position: screen.position, of: screen.of })}
      </span>
      {children}
    </>
  );
}
