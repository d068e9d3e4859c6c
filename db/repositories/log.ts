import { EMPTY_HEAD, type Head } from '../../main/domain/record/hash-chain.ts';
import { type EntryRow, entryOf } from '../entry-row.ts';
import type { LogRepository } from '../record.ts';
import { oneOrNull, type Reading } from './reading.ts';

/** Reads the log of one kiosk; only db/append.ts writes it. */
export function logRepository({ database, kiosk, personal }: Reading): LogRepository {
  const head = database.prepare<[string], Head>('SELECT seq, hash FROM log WHERE kiosk = ? ORDER BY seq DESC LIMIT 1');
  const range = database.prepare<[string, number, number], EntryRow>(
    'SELECT * FROM log WHERE kiosk = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  );
  const lastOf = database.prepare<[string, string, number], EntryRow>(
    'SELECT * FROM log WHERE kiosk = ? AND kind = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
  );
  const nextOf = database.prepare<[string, string, number], EntryRow>(
    'SELECT * FROM log WHERE kiosk = ? AND kind = ? AND seq > ? ORDER BY seq LIMIT 1',
  );
  const latestOf = database.prepare<[string, string, number], EntryRow>(
    'SELECT * FROM log WHERE kiosk = ? AND kind = ? ORDER BY seq DESC LIMIT ?',
  );
  // By kind: there are few of these among very many.
  const changes = database.prepare<[string, string, number, number, number], EntryRow>(`
    SELECT * FROM log INDEXED BY log_by_kind
    WHERE kiosk = ? AND kind IN (SELECT value FROM json_each(?)) AND at >= ? AND at < ?
      AND (kind <> 'station-started' OR json_extract(facts, '$.programVersion') IS NOT (
        SELECT json_extract(before.facts, '$.programVersion') FROM log AS before
        WHERE before.kiosk = log.kiosk AND before.kind = 'station-started' AND before.seq < log.seq
        ORDER BY before.seq DESC LIMIT 1))
    ORDER BY seq DESC LIMIT ?`);
  const countOf = database.prepare<[string, string, number], { entries: number }>(
    'SELECT count(*) AS entries FROM log WHERE kiosk = ? AND kind = ? AND seq >= ?',
  );
  const countSince = database.prepare<[string, number], { entries: number }>(
    'SELECT count(*) AS entries FROM log WHERE kiosk = ? AND seq > ?',
  );
  return {
    head: () => head.get(kiosk) ?? EMPTY_HEAD,
    range: (fromSeq, toSeq) => range.all(kiosk, fromSeq, toSeq).map(entryOf),
    personalOf(seq) {
      const fields = personal({ kiosk, seq });
      return Object.keys(fields).length === 0 ? null : fields;
    },
    lastOf: (kind, upTo = Number.MAX_SAFE_INTEGER) => oneOrNull(lastOf.get(kiosk, kind, upTo), entryOf),
    nextOf: (kind, seq) => oneOrNull(nextOf.get(kiosk, kind, seq), entryOf),
    latestOf: (kind, most) => latestOf.all(kiosk, kind, most).map(entryOf),
    changes: (kinds, { from, until, most }) =>
      changes.all(kiosk, JSON.stringify(kinds), from, until, most).map(entryOf),
    countOf: (kind, fromSeq) => countOf.get(kiosk, kind, fromSeq)?.entries ?? 0,
    countSince: (seq) => countSince.get(kiosk, seq)?.entries ?? 0,
  };
}
