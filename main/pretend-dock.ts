import type { PretendBoardMode, PretendControl } from '../hardware/index.ts';
import type { Intent } from './contract/intents.ts';
import type { ScreenState } from './contract/screen-state.ts';
import type { CheatSheet } from './desks/demonstration.ts';
import type { StationClock } from './station-clock.ts';

type Dock = NonNullable<ScreenState['dock']>;

export interface DockControl {
  state(): Dock;
  intent(intent: Intent): boolean;
  stop(): void;
}

/** A visitor who tries the kiosk out has seen the door open by then; nobody has to find the dock first. Milliseconds. */
const AUTO_CLOSE_MS = 6_000;
const LOOK_EVERY_MS = 700;

/** The hands and faults of a demonstration: badges, doors, board and clock, as the screen's dock shows and moves them. */
export async function dockControl(
  control: PretendControl,
  sheet: CheatSheet,
  clock: StationClock,
  changed: () => void,
): Promise<DockControl> {
  let doors: Dock['doors'] = [];
  let board: PretendBoardMode = 'normal';
  let autoClose = true;
  await control.setAutoClose(AUTO_CLOSE_MS);
  await look();

  async function look(): Promise<void> {
    const found = (await control.doors()).map(({ door, state, fault }) => ({
      number: door,
      open: state === 'open',
      fault,
    }));
    if (JSON.stringify(found) === JSON.stringify(doors)) return;
    doors = found;
    changed();
  }

  /** The simulator may be gone while the station stops; that is no reason to fall. */
  const act = (work: Promise<void>): true => {
    void work.then(look).catch(() => undefined);
    return true;
  };

  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return {
    state: () => ({ badges: [...sheet.badges], doors: [...doors], board, autoClose, codes: [...sheet.codes] }),
    intent(intent) {
      switch (intent.intent) {
        case 'dock-tap':
          return act(control.tap(intent.badge.toUpperCase()));
        case 'dock-close-door':
          return act(control.closeDoor(intent.door));
        case 'dock-fault':
          return act(control.fault(intent.door, intent.fault));
        case 'dock-board':
          board = intent.board;
          changed();
          return act(control.board(intent.board));
        case 'dock-clock':
          clock.move(intent.forwardMinutes * 60_000);
          changed();
          return true;
        case 'dock-auto-close':
          autoClose = intent.on;
          changed();
          return act(control.setAutoClose(intent.on ? AUTO_CLOSE_MS : null));
        default:
          return false;
      }
    },
    stop: () => clearInterval(timer),
  };
}
