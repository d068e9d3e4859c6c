import type { ScreenOf } from '../../../main/contract/screen-state.ts';
import { Frame } from '../../components/frame.tsx';
import type { ScreenProps } from '../../kiosk-context.tsx';

export function SetUp({ screen }: ScreenProps<ScreenOf<'set-up'>>) {
  return <Frame title={screen.step} />;
}
