import type { Notice } from '../../contract/screen-state.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import { isOverdue } from '../../domain/phones/permitted-use.ts';
import type { DoorKeeper } from '../door-keeper.ts';
import { eventNotices } from './arrangement-screens.ts';

/** What anybody may read: never who, only that there is something. */
export function publicNotices(now: Facts, doors: DoorKeeper): readonly Notice[] {
  const notices: Notice[] = [];
  if (now.locker === 'disconnected') {
    notices.push({
      tone: 'attention',
      happened: { key: 'notice.locker-offline' },
      means: { key: 'notice.locker-offline-means' },
    });
  }
  const overdue = now.openAuthorisations().filter((open) => isOverdue(open, now.now)).length;
  if (overdue > 0)
    notices.push({
      tone: 'attention',
      happened: { key: 'notice.device-overdue', with: { count: overdue } },
      doNext: { key: 'notice.device-overdue-do' },
    });
  const open = now.compartments().filter((door) => doors.state(door) === 'open');
  if (open.length > 0)
    notices.push({
      tone: 'attention',
      happened: { key: 'notice.door-open', with: { count: open.length, door: open[0] ?? 0 } },
    });
  return [...notices, ...eventNotices(now)];
}
