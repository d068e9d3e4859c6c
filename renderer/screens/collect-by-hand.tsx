import { Check } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { PlaceTag } from '../components/place-tag.tsx';
import { PhoneToOffice } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { yourThings } from '../your-things.ts';

export function CollectByHand({ screen, send, t }: ScreenProps<ScreenOf<'collect-by-hand'>>) {
  const gaps = { things: yourThings(screen.devices, t), store: screen.storeLabel };
  return (
    <Frame
      picture={<PhoneToOffice />}
      title={t('collect-by-hand.title', gaps)}
      lead={t('collect-by-hand.lead')}
      next={{
        label: t('collect-by-hand.done'),
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      <PlaceTag word={t('hand-in.place', { store: screen.storeLabel })} number={screen.place} />
      <DeviceChips devices={screen.devices} />
    </Frame>
  );
}
