import type { PortChoice } from '../serial-port-choice.ts';

/** RDM6300, ID-12LA, ID-20LA: 125 kHz readers that send ASCII frames by themselves. */
export interface SerialAsciiReaderConfig {
  readonly kind: 'serial-ascii';
  /** Shown to people and put into each tap, for example `front desk`. */
  readonly name: string;
  readonly port: PortChoice;
}

/** One member per kind of reader that has a port of its own. A keyboard wedge has none: see wedge-reader.ts. */
export type ReaderConfig = SerialAsciiReaderConfig;
