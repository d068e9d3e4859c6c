import type { FromStation, ToStation } from './contract/shell-frames.ts';
import type { Printer } from './desks/ports.ts';
import { err, ok } from './domain/result.ts';

/** Milliseconds the shell has for one PDF: its own limit for a page that never stands, and the printing. */
const ANSWERED_WITHIN = 30_000;

type Print = Extract<FromStation, { message: 'print' }>;
type Printed = Extract<ToStation, { message: 'printed' }>;

/** PDFs from the shell: asks with a number and waits for the answer of that number. */
export class ShellPrinter implements Printer {
  readonly #ask: (request: Print) => void;
  readonly #limitMs: number;
  #last = 0;
  #waiting: ((answer: Printed['answer'] | null) => void) | null = null;
  /** Whether the parent can print; it says so with its first message. */
  available = false;

  /** @param limitMs how long an answer may take */
  constructor(ask: (request: Print) => void, limitMs = ANSWERED_WITHIN) {
    this.#ask = ask;
    this.#limitMs = limitMs;
  }

  async print(page: Print['page']): ReturnType<Printer['print']> {
    if (!this.available) return err('cannot-print-here');
    if (this.#waiting !== null) return err('print-busy');
    this.#last += 1;
    const number = this.#last;
    const answer = await new Promise<Printed['answer'] | null>((resolve) => {
      const late = setTimeout(() => this.#waiting?.(null), this.#limitMs);
      this.#waiting = (given) => {
        clearTimeout(late);
        this.#waiting = null;
        resolve(given);
      };
      this.#ask({ message: 'print', number, page });
    });
    if (answer?.ok) return ok(answer.value);
    switch (answer?.code) {
      case 'too-much':
        return err('print-too-much');
      case 'busy':
        return err('print-busy');
      default:
        return err('print-not-made');
    }
  }

  /** An answer that comes after its time is over is not the next one's. */
  answered({ number, answer }: Printed): void {
    if (number === this.#last) this.#waiting?.(answer);
  }
}
