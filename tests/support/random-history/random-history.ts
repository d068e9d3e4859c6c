import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import { arrangementsSteps } from './arrangements.ts';
import { doorsSteps } from './doors.ts';
import { peopleSteps } from './people.ts';
import { settingDevicesSteps } from './setting-devices.ts';
import { stationSteps } from './station.ts';
import { visitsSteps } from './visits.ts';
import { type Steps, World } from './world.ts';

/** Invents lives of a kiosk in which only such things happen as may happen: every number picks one that is possible now. */
export class RandomHistory {
  readonly world = new World();
  readonly #steps: readonly Steps[string][];

  constructor() {
    const { world } = this;
    const all = {
      ...peopleSteps(world),
      ...visitsSteps(world),
      ...doorsSteps(world),
      ...settingDevicesSteps(world),
      ...arrangementsSteps(world),
      ...stationSteps(world),
    };
    this.#steps = Object.values(all);
  }

  /** The events of one decision; the world is then as after it. */
  next(choice: number): readonly AuditEvent[] {
    this.world.startFrom(choice);
    while (true) {
      const made = this.world.one(this.#steps)();
      if (made !== null) return 'kind' in made ? [made] : made;
    }
  }
}
