import { describe, expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import type { DeskList } from '../../main/contract/screen-state.ts';
import type { Role } from '../../main/domain/people.ts';
import { GOOD_PIN, manager, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];

const HOUR_MS = 3_600_000;
const officer = (name: string, ...roles: readonly Role[]) =>
  staff(name, { roles: [...roles, 'staff'], pin: GOOD_PIN, standing: [] });

async function opened(on = true, more: Partial<KioskOptions> = {}): Promise<TestKiosk> {
  return openTestKiosk({
    people: [
      manager('Maya Hollis', { standing: [] }),
      officer('Nora Reed', 'deputy'),
      officer('Dora Lane', 'dsl-lead'),
      staff('Ruth Fenn'),
    ],
    preset: 'preschool-kitchen-drawer',
    policy: (copy) => {
      copy.incidents.evidenceHold = on;
      copy.devices.staff = undefined as never;
    },
    ...more,
  });
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person(first).code });
}

async function toTheDesk(kiosk: TestKiosk, first: string): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk to open');
  await kiosk.send({ intent: 'desk-tab', tab: 'incidents' });
}
