import type { AcceptedDifference, DayExport, SealedDay } from '../../main/domain/record/state.ts';
import type { DaysRepository } from '../record.ts';
import type { Reading } from './reading.ts';

const SEALED_DAY = `
  SELECT day, seq, closed_at AS closedAt, closed_by AS "by", first_seq AS firstSeq, last_seq AS lastSeq,
    closing_hash AS closingHash, replaces
  FROM sealed_day`;

interface DifferenceRow extends Omit<AcceptedDifference, 'words'> {
  readonly kiosk: string;
  readonly seq: number;
}

export function daysRepository({ database, kiosk, personal }: Reading): DaysRepository {
  const last = database.prepare<[string], SealedDay>(`${SEALED_DAY} WHERE kiosk = ? ORDER BY seq DESC LIMIT 1`);
  const before = database.prepare<[string, number], SealedDay>(
    `${SEALED_DAY} WHERE kiosk = ? AND seq < ? ORDER BY seq DESC LIMIT 1`,
  );
  const byDay = database.prepare<[string, string], SealedDay>(`${SEALED_DAY} WHERE kiosk = ? AND day = ? ORDER BY seq`);
  const exported = database.prepare<[string, string], DayExport>(`
    SELECT day, at, folder, files, manifest_hash AS manifestHash FROM day_export
    WHERE kiosk = ? AND day = ? ORDER BY seq DESC LIMIT 1`);
  const differences = database.prepare<[string, string], DifferenceRow>(`
    SELECT kiosk, seq, day, what, count, by_person AS "by", at FROM accepted_difference
    WHERE kiosk = ? AND day = ? ORDER BY seq`);
  return {
    last: () => last.get(kiosk) ?? null,
    before: (seq) => before.get(kiosk, seq) ?? null,
    byDay: (day) => byDay.all(kiosk, day),
    exported: (day) => exported.get(kiosk, day) ?? null,
    differences: (day) =>
      differences.all(kiosk, day).map(({ kiosk: from, seq, ...difference }) => ({
        ...difference,
        words: personal({ kiosk: from, seq }).words ?? null,
      })),
  };
}
