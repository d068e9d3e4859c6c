import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { LeaveOutside } from '../drawings/places.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { yourThings } from '../your-things.ts';

export function LeaveBehind({ screen, send, t }: ScreenProps<ScreenOf<'leave-behind'>>) {
  return (
    <Frame
      picture={<LeaveOutside />}
      title={t('leave-behind.title', { things: yourThings(screen.devices, t) })}
      lead={screen.sentence || t('leave-behind.lead')}
      aside={
        screen.mayLetIn ? (
          <Button look="plain" onPress={() => send({ intent: 'let-it-in' })}>
            {t('let-in.start')}
          </Button>
        ) : undefined
      }
      next={{ label: t('leave-behind.done'), onPress: () => send({ intent: 'go-on' }) }}
    >
      <DeviceChips devices={screen.devices} />
      <p>{t('leave-behind.then')}</p>
    </Frame>
  );
}
