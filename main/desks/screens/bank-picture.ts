import type { Config } from '../../config.ts';
import type { BankPicture } from '../../contract/screen-state.ts';
import type { DoorKeeper } from '../door-keeper.ts';

/** How the doors stand beside each other; null where there is no locker. */
export interface BankLayout {
  readonly columns: number;
}

export function bankLayout({ hardware }: Config): BankLayout {
  return { columns: hardware.locker.kind === 'none' ? 1 : hardware.locker.columns };
}

interface Marks {
  /** The door of the person at the screen. */
  readonly lit?: number;
  readonly stuck: readonly number[];
  /** Only for a manager: on public screens nobody sees which doors are in use. */
  readonly inUse?: readonly number[];
}

export function bankPicture(doors: DoorKeeper, layout: BankLayout, marks: Marks): BankPicture {
  return {
    columns: layout.columns,
    doors: (doors.bank?.doors ?? []).map((number) => ({ number, look: look(number, doors, marks) })),
  };
}

function look(number: number, doors: DoorKeeper, marks: Marks): BankPicture['doors'][number]['look'] {
  const state = doors.state(number);
  if (number === marks.lit) return state === 'open' ? 'open' : 'lit';
  if (marks.stuck.includes(number)) return 'stuck';
  if (marks.inUse === undefined) return 'shut';
  if (state === 'open') return 'open';
  if (marks.inUse.includes(number)) return 'in-use';
  return state === 'unknown' ? 'unknown' : 'shut';
}
