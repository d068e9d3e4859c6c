import { Check } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { PlaceTag } from '../components/place-tag.tsx';
import { conditionSays } from '../condition-says.ts';
import { PhoneToOffice } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { yourThings } from '../your-things.ts';

export function CollectByHand({ screen, send, t }: ScreenProps<ScreenOf<'collect-by-hand'>>) {
  const gaps = { things: yourThings(screen.devices, t, screen.ofChild), store: screen.storeLabel };
  const staff = screen.ofChild?.staff === true;
  return (
    <Frame
      picture={<PhoneToOffice />}
      title={t(staff ? 'child-device.give.title' : 'collect-by-hand.title', gaps)}
      lead={t(staff ? 'child-device.give.lead' : 'collect-by-hand.lead')}
      next={{
        label: t(staff ? 'child-device.give.done' : 'collect-by-hand.done'),
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      <PlaceTag word={t('hand-in.place', { store: screen.storeLabel })} number={screen.place} />
      <DeviceChips devices={screen.devices} />
      {screen.condition === undefined ? null : (
        <p>{t('condition.was', { condition: conditionSays(screen.condition, t) })}</p>
      )}
    </Frame>
  );
}
