import { LogOut } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { AskManager } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';

/** What is kept is not given back here, and nobody has to stay for it. */
export function DeviceKept({ screen, send, t }: ScreenProps<ScreenOf<'device-kept'>>) {
  const { ofChild } = screen;
  return (
    <Frame
      picture={<AskManager />}
      title={
        ofChild === undefined ? t('device-kept.title') : t('device-kept.title.child', { initials: ofChild.initials })
      }
      lead={t('device-kept.lead')}
      next={{
        label: t(ofChild === undefined ? 'device-kept.leave' : 'device-kept.go-on'),
        icon: <LogOut aria-hidden="true" />,
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      <DeviceChips devices={screen.devices} />
    </Frame>
  );
}
