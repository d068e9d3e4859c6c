import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Tile, Tiles } from '../components/tile.tsx';
import { PersonDrawing } from '../drawings/people.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { hasWords } from '../language.ts';

/** One touch, asked each time: what holds today follows from it. */
export function OnDuty({ screen, send, t }: ScreenProps<ScreenOf<'on-duty'>>) {
  const { otherwise } = screen;
  const known = hasWords(`on-duty.no.${otherwise}`, 'en') ? otherwise : 'other';
  return (
    <Frame title={t('on-duty.asks', { name: screen.firstName })} lead={t('on-duty.lead')}>
      <Tiles columns={2}>
        <Tile
          label={t('on-duty.yes')}
          note={t('on-duty.yes.note')}
          picture={<PersonDrawing personType="staff" />}
          onPress={() => send({ intent: 'say-on-duty', onDuty: true })}
        />
        <Tile
          label={t('on-duty.no')}
          note={t(`on-duty.no.${known}`)}
          picture={<PersonDrawing personType={otherwise} />}
          onPress={() => send({ intent: 'say-on-duty', onDuty: false })}
        />
      </Tiles>
    </Frame>
  );
}
