import { openRecord } from '../../db/index.ts';
import { keys, tickingClock } from './record-secrets.ts';

/** Child of record-open.test.ts: opens a record without the rights of root, who may write what is read-only. */
const [file = ''] = process.argv.slice(2);
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const opened = openRecord({
  file,
  kiosk: 'door-a',
  boot: 'b',
  demonstration: false,
  keys: keys(),
  clock: tickingClock(),
});
console.log(opened.ok ? 'opened' : opened.code);
