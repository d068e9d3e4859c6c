/** The one door of `db`: opens the record and verifies one. SQL exists in this folder and nowhere else. */
export type { Fault, FaultKind } from './fault.ts';
export { openRecord } from './open-record.ts';
export type * from './record.ts';
export { type VerifyOptions, type VerifyReport, verifyFile } from './verify.ts';
