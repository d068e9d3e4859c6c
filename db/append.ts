import type { Database } from 'better-sqlite3';
import { type AuditEvent, EVENTS } from '../main/domain/record/audit-event.ts';
import { canonicalJson } from '../main/domain/record/canonical-json.ts';
import type { Entry } from '../main/domain/record/entry.ts';
import { EMPTY_HEAD, type Head } from '../main/domain/record/hash-chain.ts';
import type { TimeUp } from '../main/domain/record/retention.ts';
import { err, ok, type Result } from '../main/domain/result.ts';
import { eraser } from './erasing.ts';
import { macOf, sealEntry, signCheckpointText } from './hashing.ts';
import { personalReader } from './personal-fields.ts';
import { sealField } from './personal-seal.ts';
import type { Projection } from './projection/project.ts';
import type { AppendFailure, OpenOptions } from './record.ts';
import { appendFailure, sqliteCode } from './sqlite-failure.ts';

export interface Appender {
  append(events: readonly AuditEvent[]): Result<readonly Entry[], AppendFailure>;
  signCheckpoint(): Result<Entry, AppendFailure>;
  erase(times: readonly TimeUp[]): Result<readonly Entry[], AppendFailure>;
}

export type AppenderOptions = Omit<OpenOptions, 'file' | 'nativeBinding'>;

interface ParsedEvent {
  readonly kind: AuditEvent['kind'];
  readonly facts: Entry['facts'];
  readonly personal: { readonly [field: string]: string | undefined };
}

interface Moment {
  readonly at: number;
  readonly monotonic: number;
}

/** The only writer of the log (DESIGN.md, `Said means saved`): log row, sealed fields and state in one transaction. */
export function appender(database: Database, project: Projection, options: AppenderOptions): Appender {
  const { kiosk, boot, demonstration, keys, clock, randomBytes } = options;
  const selectHead = database.prepare<[string], Head>(
    'SELECT seq, hash FROM log WHERE kiosk = ? ORDER BY seq DESC LIMIT 1',
  );
  const insertEntry = database.prepare(`
    INSERT INTO log (kiosk, seq, version, at, monotonic, boot, demonstration, kind, facts, commitments, previous, hash, mac,
      key_id)
    VALUES (:kiosk, :seq, :version, :at, :monotonic, :boot, :demonstration, :kind, :facts, :commitments, :previous, :hash,
      :mac, :keyId)`);
  const insertField = database.prepare(
    'INSERT INTO personal_field (kiosk, seq, field, key_id, sealed) VALUES (?, ?, ?, ?, ?)',
  );

  const erase = eraser(database, kiosk, personalReader(database, keys));

  // Read from the file each time: a second process may have appended since.
  const head = (): Head => selectHead.get(kiosk) ?? EMPTY_HEAD;

  function write(before: Head, { kind, facts, personal }: ParsedEvent, moment: Moment): Entry {
    const seq = before.seq + 1;
    const commitments: { [field: string]: string } = {};
    const sealedFields: [string, Buffer][] = [];
    for (const [field, value] of Object.entries(personal)) {
      if (value === undefined) continue;
      const { commitment, sealed } = sealField(keys.personal, { kiosk, seq, field }, value, randomBytes);
      commitments[field] = commitment;
      sealedFields.push([field, sealed]);
    }
    const entry = sealEntry({
      version: 1,
      kiosk,
      seq,
      ...moment,
      boot,
      demonstration,
      kind,
      facts,
      commitments,
      previous: before.hash,
    });
    insertEntry.run({
      ...entry,
      demonstration: demonstration ? 1 : 0,
      facts: canonicalJson(facts),
      commitments: canonicalJson(commitments),
      mac: macOf(keys.audit, entry.hash),
      keyId: keys.keyId,
    });
    for (const [field, sealed] of sealedFields) insertField.run(kiosk, seq, field, keys.keyId, sealed);
    project(entry);
    return entry;
  }

  const writeAll = database.transaction((make: (head: Head) => readonly ParsedEvent[]): readonly Entry[] => {
    // One reading of the clock per decision. Whole milliseconds, and never before 1970 however wrong the clock is.
    const moment = { at: Math.max(0, Math.floor(clock.now())), monotonic: Math.floor(clock.monotonic()) };
    const entries: Entry[] = [];
    let last = head();
    for (const event of make(last)) {
      const entry = write(last, event, moment);
      entries.push(entry);
      last = entry;
    }
    return entries;
  });

  function attempt(make: (head: Head) => readonly ParsedEvent[]): Result<readonly Entry[], AppendFailure> {
    try {
      return ok(writeAll.immediate(make));
    } catch (error) {
      const code = sqliteCode(error);
      const failure = code === null ? null : appendFailure(code);
      if (code === null || failure === null) throw error;
      return err(failure, { sqlite: code });
    }
  }

  return {
    append(events) {
      if (events.length === 0) return ok([]);
      const parsed = events.map(parse);
      return attempt(() => parsed);
    },
    signCheckpoint() {
      const written = attempt((before) => {
        if (before.seq === 0) throw new Error('An empty log has no head to sign');
        const signature = signCheckpointText(keys.checkpointPrivateKeyPem, kiosk, before);
        const facts = { upTo: before.seq, head: before.hash, signature, keyId: keys.keyId };
        return [parse({ kind: 'checkpoint-signed', facts })];
      });
      if (!written.ok) return written;
      const [entry] = written.value;
      if (entry === undefined) throw new Error('A checkpoint is one entry');
      return ok(entry);
    },
    erase(times) {
      const written = attempt(() => erase(times).map(parse));
      // The journal still holds pages from before. Somebody else reading keeps it as it is until the next time.
      if (written.ok && written.value.length > 0) database.pragma('wal_checkpoint(TRUNCATE)');
      return written;
    },
  };
}

/** @throws ZodError: an event that is not well formed is a bug of whoever appends it. */
function parse(event: AuditEvent): ParsedEvent {
  const schemas = EVENTS[event.kind];
  return {
    kind: event.kind,
    facts: schemas.facts.parse(event.facts),
    personal: schemas.personal.parse(event.personal ?? {}),
  };
}
