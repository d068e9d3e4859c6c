import type { Result } from '../main/domain/result.ts';
import type { OpenFailure, OpenOptions, Record } from './record.ts';

/** Opens, migrates and checks the record of one kiosk. */
export function openRecord(_options: OpenOptions): Result<Record, OpenFailure> {
  throw new Error('The record is being written');
}
