import type { ScreenOf } from '../../../main/contract/screen-state.ts';
import { Frame } from '../../components/frame.tsx';
import type { ScreenProps } from '../../kiosk-context.tsx';

export function Desk({ screen }: ScreenProps<ScreenOf<'desk'>>) {
  return <Frame title={screen.manager} />;
}
