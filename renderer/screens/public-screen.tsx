import type { Screen } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';

export type PublicScreenState = Exclude<Screen, { name: 'desk' | 'set-up' }>;

export function PublicScreen({ screen }: ScreenProps<PublicScreenState>) {
  return <Frame title={screen.name} />;
}
