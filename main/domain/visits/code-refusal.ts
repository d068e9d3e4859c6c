import { missed } from '../code-gate.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord } from '../kiosk/flow.ts';
import { record, type Step, trouble } from '../kiosk/step.ts';
import type { FamilyEntryFlow } from './family-flow.ts';
import type { StaffEntryFlow } from './staff-flow.ts';

/** A code that nobody has: asked again, until there were too many of them at this kiosk. */
export function refuseCode(
  gate: 'family-code' | 'personal-code',
  flow: FamilyEntryFlow | StaffEntryFlow,
  facts: Facts,
): Step {
  const { events, shuts } = missed(gate, facts);
  return {
    flow: shuts ? kindWord('codes-shut', facts.monotonic) : { ...flow, problem: 'code-unknown' },
    effects: [record(...events), trouble],
  };
}
