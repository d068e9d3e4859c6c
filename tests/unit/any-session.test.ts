import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyDatabase } from '../../db/verify.ts';
import { anySession } from '../support/any-session.ts';
import { keys } from '../support/record-fixtures.ts';

const happenings = fc.array(fc.tuple(fc.nat(11), fc.nat(100)), { minLength: 5, maxLength: 70 });

/**
 * Whatever people, doors, badges, clocks, disks and restarts do: no step throws, no entry is refused by its schema or by the
 * state, no door opens whose intent is not on record, and what was written verifies.
 */
test('no sequence of happenings breaks the rules', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (sequence) => {
      const session = anySession();
      try {
        for (const [choice, which] of sequence) await session.happens(choice, which);
        expect(verifyDatabase(session.database, { keys }).faults).toEqual([]);
      } finally {
        session.database.close();
      }
    }),
    { numRuns: Number(process.env['CLOAKROOM_PROPERTY_RUNS'] ?? 60) },
  );
});
