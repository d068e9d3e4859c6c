/** An accepted answer and how many of the received bytes belong to it; the rest counts as discarded. */
export interface Answer<T> {
  readonly value: T;
  readonly bytes: number;
}

/**
 * Cuts the answer to one particular request out of what the line brings. Made anew for each request, because only the
 * request says which answer is right and how long it is (locker/PROTOCOL.md 2.5). Each method returns undefined while there
 * is no answer; bytes are hostile and may come in any portions.
 */
export interface AnswerReader<T> {
  push(bytes: Uint8Array): Answer<T> | undefined;
  /** Something has come, and since then the line has been quiet for the protocol's silence. More may follow. */
  quiet(): Answer<T> | undefined;
  /** The time limit has passed: the last chance to make sense of what came. */
  overdue(): Answer<T> | undefined;
}
