import type { Answers } from '../forms/form.ts';
import type { FreshCode, Happening } from '../kiosk/happening.ts';
import type { DeskWork } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Gaps } from './desk-flow.ts';

const DECISIONS = [
  'grant-use',
  'end-authorisation',
  'override-open',
  'compartment-in-order',
  'mark-collected',
  'confirm-handed-over',
  'resolve-exception',
  'end-visit',
  'add-person',
  'add-family',
  'set-pin',
  'new-code',
  'new-recovery-code',
  'person-left',
  'child-left',
  'await-badge-for',
  'import-roster',
  'accept-difference',
  'close-day',
] as const;

/** A form whose every question was answered. */
export interface FormFilled {
  readonly happened: 'form-filled';
  readonly form: string;
  readonly subject: string | null;
  readonly answers: Answers;
}

/** A decision that comes from the screen as one intent. */
export type AskedDecision = Extract<Happening, { happened: (typeof DECISIONS)[number] }>;
export type Decision = AskedDecision | FormFilled;

export function isDecision(happening: Happening): happening is AskedDecision {
  return (DECISIONS as readonly string[]).includes(happening.happened);
}

export interface DecisionProblem {
  readonly code:
    | 'to-yourself'
    | 'not-your-role'
    | 'last-manager'
    | 'place-not-allowed'
    | 'reason-not-allowed'
    | 'gone'
    | 'changed'
    | 'locker-offline'
    | 'pin-too-easy'
    | 'device-still-out'
    | 'still-signed-in'
    | 'pin-too-old'
    | 'person-unknown'
    | 'hours-backwards'
    | 'no-risk-assessment'
    | 'no-organisation'
    | 'no-document'
    | 'no-boundaries'
    | 'no-end-date'
    | 'not-confirmed'
    | 'child-free-needed'
    | 'too-long'
    | 'device-not-ready'
    | 'setting-device-out'
    | 'due-passed'
    | 'due-after-permission'
    | 'number-signs'
    | 'number-taken'
    | 'initials-only'
    | 'kept-as-evidence'
    | 'another-person'
    | 'dsl-needed';
  readonly gaps: Gaps;
}

export interface Outcome {
  readonly events: readonly AuditEvent[];
  readonly doors: readonly { readonly movement: Id; readonly compartment: number }[];
  readonly work: DeskWork | null;
  readonly said: { readonly key: string; readonly gaps: Gaps } | null;
  readonly fresh: readonly FreshCode[];
  readonly awaitBadge: Id | null;
}
