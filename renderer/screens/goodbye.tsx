import { Check } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Soon } from '../components/soon.tsx';
import { WavingHand } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { deviceList, say } from '../language.ts';
import styles from './goodbye.module.css';

export function Goodbye({ state, screen, send, t }: ScreenProps<ScreenOf<'goodbye'>>) {
  return (
    <Frame
      picture={<WavingHand />}
      title={screen.firstName ? t('goodbye.title', { name: screen.firstName }) : t('goodbye.title.nobody')}
      lead={say(t, screen.says)}
      aside={
        <>
          {screen.mayChange ? (
            <Button look="plain" onPress={() => send({ intent: 'something-different' })}>
              {t('door.something-different')}
            </Button>
          ) : null}
          <Soon inMs={screen.nextInMs} />
        </>
      }
      next={{ label: t('action.done'), icon: <Check aria-hidden="true" />, onPress: () => send({ intent: 'finish' }) }}
    >
      {screen.inBag ? (
        <p className={styles['reminder']}>
          {t('pass.in-bag', { things: deviceList(screen.inBag, t, state.language) })}
        </p>
      ) : null}
      {screen.reminder ? <p className={styles['reminder']}>{screen.reminder}</p> : null}
    </Frame>
  );
}
