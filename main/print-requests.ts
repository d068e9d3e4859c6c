import type { PrintedPage } from './contract/printed-page.ts';
import { MOST_PRINTED_BYTES, type PrintAnswer } from './contract/shell-frames.ts';
import type { PdfPrinter } from './pdf-printer.ts';
import type { WriteLog } from './shell-log.ts';

/** The station's wishes for PDFs: one at a time, so that a station gone wild opens no second window. */
export class PrintRequests {
  readonly #printer: Pick<PdfPrinter, 'print'>;
  readonly #log: WriteLog;
  #busy = false;

  constructor(printer: Pick<PdfPrinter, 'print'>, log: WriteLog) {
    this.#printer = printer;
    this.#log = log;
  }

  async print(page: PrintedPage): Promise<PrintAnswer> {
    if (this.#busy) return { ok: false, code: 'busy' };
    this.#busy = true;
    try {
      const made = await this.#printer.print(page);
      if (!made.ok) {
        this.#log('error', 'not-printed', { code: made.code, kind: page.kind });
        return { ok: false, code: made.code };
      }
      if (made.value.byteLength > MOST_PRINTED_BYTES) return { ok: false, code: 'too-large' };
      this.#log('info', 'printed', { kind: page.kind, bytes: made.value.byteLength });
      return { ok: true, value: made.value };
    } finally {
      this.#busy = false;
    }
  }
}
