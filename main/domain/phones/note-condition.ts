import { countOf } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay } from '../kiosk/step.ts';
import type { PutAwayFlow } from './device-flow.ts';

/** Whether the owner may note the condition of what is put in here (SETTINGS E13): a quiet offer, never a question. */
export function mayNoteCondition({ step }: PutAwayFlow, facts: Facts): boolean {
  const open = facts.openDeposits().some(({ id }) => id === step.deposit);
  return facts.policy.depositNotice?.conditionNote === true && countOf(step.devices) > 0 && open;
}

/** Null where the happening has nothing to do with it: the door is watched all the time. */
export function notesCondition(flow: PutAwayFlow, happening: Happening, facts: Facts): Step | null {
  const { step } = flow;
  if (happening.happened === 'note-condition') {
    const begins = mayNoteCondition(flow, facts) && !step.changing;
    return stay(begins ? { ...flow, step: { ...step, noting: true } } : flow);
  }
  if (step.noting === undefined) return null;
  const { noting: _done, ...rest } = step;
  const noted = { ...flow, step: rest };
  switch (happening.happened) {
    case 'back':
      return stay(noted);
    case 'give-condition': {
      if (!mayNoteCondition(flow, facts)) return stay(noted);
      const { damaged, words } = happening;
      const event = {
        kind: 'deposit-condition-noted',
        facts: { deposit: step.deposit, damaged },
        personal: words === '' ? {} : { words },
      } as const;
      return { flow: noted, effects: [record(event), accept] };
    }
    default:
      return null;
  }
}
