import type { ScreenProps } from '../kiosk-context.tsx';
import { Button } from './button.tsx';

/** Beside every place where a standing declaration was taken for granted: today is another day. */
export function NotAsUsual({ send, t }: Pick<ScreenProps<never>, 'send' | 't'>) {
  return (
    <>
      <Button look="plain" onPress={() => send({ intent: 'nothing-today' })}>
        {t('door.nothing-today')}
      </Button>
      <Button look="plain" onPress={() => send({ intent: 'something-different' })}>
        {t('door.something-different')}
      </Button>
    </>
  );
}
