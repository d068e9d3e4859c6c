import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { Liability, NoteCondition } from '../components/liability.tsx';
import { NotAsUsual } from '../components/not-as-usual.tsx';
import { PlaceTag } from '../components/place-tag.tsx';
import { PhoneToOffice } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { yourThings } from '../your-things.ts';

/** A person keeps the device: where to take it, on which place it will lie, and why not the locker. */
export function HandIn({ screen, send, t }: ScreenProps<ScreenOf<'hand-in'>>) {
  const gaps = { things: yourThings(screen.devices, t, screen.ofChild), store: screen.storeLabel };
  const child = screen.ofChild !== undefined;
  const tag = <PlaceTag word={t('hand-in.place', { store: screen.storeLabel })} number={screen.place} />;
  if (screen.handedOver) {
    return (
      <Frame
        picture={<PhoneToOffice />}
        title={t('hand-in.thanks', { name: screen.firstName })}
        lead={t('hand-in.waiting', gaps)}
        next={{ label: t('action.next'), onPress: () => send({ intent: 'go-on' }) }}
      >
        {tag}
      </Frame>
    );
  }
  return (
    <Frame
      picture={<PhoneToOffice />}
      title={t(child ? 'child-device.hand-in.title' : 'hand-in.title', gaps)}
      lead={t(child && screen.why === 'rule' ? 'child-device.hand-in.lead' : `hand-in.why.${screen.why}`, gaps)}
      aside={
        <>
          {screen.mayChange ? <NotAsUsual send={send} t={t} /> : null}
          {screen.mayNote ? <NoteCondition send={send} t={t} /> : null}
        </>
      }
      next={{
        label: t(child ? 'child-device.hand-in.done' : 'hand-in.done'),
        onPress: () => send({ intent: 'handed-over' }),
      }}
    >
      {tag}
      <DeviceChips devices={screen.devices} />
      <Liability text={screen.liability} />
    </Frame>
  );
}
