import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Tile, Tiles } from '../components/tile.tsx';
import { PersonDrawing } from '../drawings/people.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';

export function WhoAreYou({ screen, send, t }: ScreenProps<ScreenOf<'who-are-you'>>) {
  return (
    <Frame title={t('who-are-you.asks')} lead={t('who-are-you.lead')}>
      <Tiles columns={Math.min(4, Math.max(2, screen.types.length))}>
        {screen.types.map((personType) => (
          <Tile
            key={personType}
            label={t(`person.${personType}`)}
            note={t(`person.${personType}.note`)}
            picture={<PersonDrawing personType={personType} />}
            onPress={() => send({ intent: 'choose-person-type', personType })}
          />
        ))}
      </Tiles>
    </Frame>
  );
}
