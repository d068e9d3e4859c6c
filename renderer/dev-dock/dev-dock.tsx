import type { ScreenState } from '../../main/contract/screen-state.ts';
import type { Send } from '../kiosk-context.tsx';
import type { Translate } from '../language.ts';

export interface DevDockProps {
  readonly state: ScreenState;
  readonly send: Send;
  readonly t: Translate;
}

export function DevDock(_: DevDockProps) {
  return null;
}
