import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { IntentOf } from '../../main/contract/intents.ts';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Tile, Tiles } from '../components/tile.tsx';
import { Collecting, DroppingOff, Settling } from '../drawings/family.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import styles from './family.module.css';

type What = IntentOf<'family-visit'>['what'];

const PICTURES = { 'dropping-off': DroppingOff, collecting: Collecting, settling: Settling } as const;
const WHATS = Object.keys(PICTURES) as What[];

/** Children by their initials only; one touch says what today is about. */
export function Family({ screen, send, t }: ScreenProps<ScreenOf<'family'>>) {
  const [chosen, setChosen] = useState<readonly string[]>(() => screen.children.map(({ child }) => child));
  const choose = (child: string, on: boolean) =>
    setChosen(on ? [...chosen, child] : chosen.filter((each) => each !== child));
  return (
    <Frame title={t('family.hello', { name: screen.firstName })} lead={screen.reminder}>
      <div className={styles['children']}>
        <p>{t(screen.children.length > 1 ? 'family.children' : 'family.child')}</p>
        {screen.children.length > 1 ? (
          screen.children.map(({ child, initials }) => (
            <ToggleButton
              key={child}
              className={styles['child'] ?? ''}
              isSelected={chosen.includes(child)}
              onChange={(on) => choose(child, on)}
            >
              {initials}
            </ToggleButton>
          ))
        ) : (
          <strong className={styles['only']}>{screen.children[0]?.initials}</strong>
        )}
      </div>
      <Tiles columns={3} inPortrait={1}>
        {WHATS.map((what) => {
          const Drawn = PICTURES[what];
          return (
            <Tile
              key={what}
              label={t(`family.${what}`)}
              note={what === 'settling' && screen.settlingNote ? screen.settlingNote : t(`family.${what}.note`)}
              picture={<Drawn />}
              isDisabled={chosen.length === 0}
              onPress={() => send({ intent: 'family-visit', what, children: [...chosen] })}
            />
          );
        })}
      </Tiles>
    </Frame>
  );
}
