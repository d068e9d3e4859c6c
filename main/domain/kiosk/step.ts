import type { Id } from '../people.ts';
import type { Paper, PosterLanguage } from '../policy/poster.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Flow } from './flow.ts';

/**
 * What a step asks to be done, as data. The runner performs them in order and stops at the first `record` that could not be
 * written, so nothing moves and nothing is confirmed that is not on record (DESIGN.md, `What must always be true` 1 and 2).
 */
export type Effect =
  /** One transaction, durable before the next effect. */
  | { readonly effect: 'record'; readonly events: readonly AuditEvent[] }
  /** One pulse. The outcome comes back as `door-opened` or `door-did-not-open`, later `door-closed`. */
  | { readonly effect: 'open-door'; readonly movement: Id; readonly compartment: number }
  /** Comes back as `pin-accepted` or `pin-refused`. The attempt is on record before the PIN is looked at. */
  | {
      readonly effect: 'check-pin';
      readonly check: Id;
      readonly person: Id;
      readonly pin: string;
      readonly use: 'open-desk' | 'decision';
    }
  /** Work of the desk that takes longer than a step; comes back as `desk-done`. */
  | { readonly effect: 'desk-work'; readonly id: Id; readonly work: DeskWork }
  | { readonly effect: 'sound'; readonly sound: 'accept' | 'door' | 'trouble' };

export type DeskWork =
  /** The PIN is hashed first; then everything is recorded in one transaction, or nothing. */
  | {
      readonly work: 'set-pin';
      readonly person: Id;
      readonly pin: string;
      readonly by: Id;
      readonly events: readonly AuditEvent[];
    }
  | { readonly work: 'import-roster' | 'import-arrangements'; readonly by: Id }
  | { readonly work: 'close-day'; readonly by: Id }
  | { readonly work: 'save-sign'; readonly language: PosterLanguage; readonly paper: Paper }
  | ({ readonly work: 'save-change-log' } & Span)
  | ({ readonly work: 'save-chair-report' } & Span);

/** From one day to another, both included. */
interface Span {
  readonly from: string;
  readonly to: string;
  readonly by: Id;
}

export interface Step {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}

export function stay(flow: Flow): Step {
  return { flow, effects: [] };
}

export function record(...events: readonly AuditEvent[]): Effect {
  return { effect: 'record', events };
}

export const accept: Effect = { effect: 'sound', sound: 'accept' };
export const trouble: Effect = { effect: 'sound', sound: 'trouble' };
