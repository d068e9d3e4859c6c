import { useKiosk } from '../../kiosk-context.tsx';
import { Positioned } from '../desk/questions/positioned.tsx';
import type { SetUpScreen } from './set-up.tsx';

/** The question of a step, and above it which of how many it is. */
export function StepTitle({ screen, children }: { readonly screen: SetUpScreen; readonly children: string }) {
  const { t } = useKiosk();
  return (
    <Positioned position={t('set-up.position', { position: screen.position, of: screen.of })}>{children}</Positioned>
  );
}
