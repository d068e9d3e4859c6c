import { openRecord } from '../../db/index.ts';
import { keys, tickingClock } from './record-secrets.ts';

/** Child of record-open.test.ts: opens a record without the rights of root, who may write what is read-only. */
const [file = ''] = process.argv.slice(2);
// Loads the native module while it may still be read: the project can lie in root's own folder.
const options = { kiosk: 'door-a', boot: 'b', demonstration: false, keys: keys(), clock: tickingClock() };
const first = openRecord({ file: ':memory:', ...options });
if (first.ok) first.value.close();
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const opened = openRecord({ file, ...options });
console.log(opened.ok ? 'opened' : opened.code);
