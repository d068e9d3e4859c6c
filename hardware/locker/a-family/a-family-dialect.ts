import type { AnswerReader } from '../../answer-reader.ts';
import type { BoardDialect, BoardRequest, Contact } from '../board-dialect.ts';
import type { AFamilyLockerConfig } from '../locker-config.ts';
import { contactsOf, encodeOpenOne, encodeReadBoard } from './a-family-frame.ts';
import { type BoardAnswer, BoardAnswerReader, ChangeParser, LockAnswerReader } from './a-family-parser.ts';

/** Answers to an opening come from at once to about a second later (PROTOCOL.md 2.6). */
const OPEN_TIMEOUT_MS = 1500;
/** Answers to a reading are of the 200 ms class (2.6). */
const READ_TIMEOUT_MS = 500;

/** How A-family boards are spoken to; PROTOCOL.md chapter 2. */
export class AFamilyDialect implements BoardDialect {
  readonly baudRate = 9600;
  /**
   * 5 ms of silence end an answer on the wire, and separate transactions (2.6); a USB adapter may hold back the rest
   * of a frame for its 16 ms latency timer, so 20 ms here. An answer may come a second after its request (2.6), which
   * is half a second after our limit for a reading.
   */
  readonly line = { quietMs: 20, gapMs: 5, lateMs: 500 };
  readonly #config: Pick<AFamilyLockerConfig, 'echo' | 'statusOrder'>;
  readonly #changes = new ChangeParser();
  #echo: boolean;

  constructor(config: Pick<AFamilyLockerConfig, 'echo' | 'statusOrder'>) {
    this.#config = config;
    this.#echo = config.echo === 'on';
  }

  connected(): void {
    this.#changes.reset();
  }

  openOne(board: number, lock: number): BoardRequest<Contact> {
    const bytes = encodeOpenOne(board, lock);
    const answer = new LockAnswerReader(bytes, { kind: 'open-answer', board, lock }, this.#echo);
    return { bytes, answer, timeoutMs: OPEN_TIMEOUT_MS };
  }

  readBoard(board: number): BoardRequest<ReadonlyMap<number, Contact>> {
    const bytes = encodeReadBoard(board);
    const reader = new BoardAnswerReader(bytes, board);
    const finish = (answer: { value: BoardAnswer; bytes: number } | undefined) => {
      if (answer === undefined) return undefined;
      this.#learnEcho(answer.value.echoed);
      return { value: contactsOf(answer.value.status, this.#config.statusOrder), bytes: answer.bytes };
    };
    const answer: AnswerReader<ReadonlyMap<number, Contact>> = {
      push: (more) => finish(reader.push(more)),
      quiet: () => finish(reader.quiet()),
      overdue: () => finish(reader.overdue()),
    };
    return { bytes, answer, timeoutMs: READ_TIMEOUT_MS };
  }

  unasked(bytes: Uint8Array): readonly number[] {
    return this.#changes.push(bytes).map((change) => change.board);
  }

  /**
   * Every reading shows whether the adapter echoes (3.1), and on a new connection no lock is opened before the first
   * reading: by then it is known whether an answer to an opening that looks like the request is an answer or an echo.
   */
  #learnEcho(echoed: boolean): void {
    if (this.#config.echo === 'auto') this.#echo = echoed;
  }
}
