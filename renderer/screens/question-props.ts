import type { ReactNode } from 'react';
import type { IntentOf } from '../../main/contract/intents.ts';
import type { Asking } from '../../main/contract/screen-state.ts';

export type QuestionValue = IntentOf<'answer'>['value'];

/** What every kind of question of a form is drawn from. */
export interface QuestionProps {
  readonly asking: Asking;
  readonly title: ReactNode;
  readonly aside: ReactNode;
  readonly answer: (value: QuestionValue) => void;
  readonly back: () => void;
  /** To be read before the help. */
  readonly above?: ReactNode;
}

/** What stands in a question that is answered by a text. */
export function textIn({ answer }: Asking): string {
  return typeof answer === 'string' ? answer : '';
}
