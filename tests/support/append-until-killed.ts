import { writeSync } from 'node:fs';
import { openRecord } from '../../db/index.ts';
import { keys, tickingClock } from './record-secrets.ts';

/** Child of record-kill.test.ts: appends sign-ins as fast as it can and says each one's number once it is durable. */
const [file = '', run = ''] = process.argv.slice(2);
const opened = openRecord({
  file,
  kiosk: 'door-a',
  boot: run,
  demonstration: false,
  keys: keys(),
  clock: tickingClock(),
});
if (!opened.ok) throw new Error(`${opened.code} ${JSON.stringify(opened.detail)}`);
const record = opened.value;
for (let number = 0; ; number++) {
  const visit = `visit-${run}-${number}`;
  const written = record.append([
    {
      kind: 'visit-started',
      facts: {
        visit,
        person: null,
        personType: 'visitor',
        host: null,
        policyId: 'playgroup-office',
        policyVersion: '1',
        policyHash: '0'.repeat(64),
        passHash: null,
        language: 'en',
        by: 'screen',
      },
      personal: { first: 'Ada', last: `Lind ${number}` },
    },
    { kind: 'devices-declared', facts: { visit, devices: [{ kind: 'phone', ownership: 'personal', count: 1 }] } },
  ]);
  if (!written.ok) throw new Error(written.code);
  // Synchronous, so that the line is out before the next append begins.
  writeSync(1, `${written.value.at(-1)?.seq}\n`);
}
