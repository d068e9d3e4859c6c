/** The one door of `db`: opens the record. SQL exists in this folder and nowhere else. */
export { openRecord } from './open-record.ts';
export type * from './record.ts';
