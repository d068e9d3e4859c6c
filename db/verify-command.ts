import { verdictFor } from './verify-verdict.ts';

/** `npm run verify -- FILE [--keys keys.json] [--public-key key.pem]`: opens the file read-only and says whether it is whole. */
const { exitCode, lines } = verdictFor(process.argv.slice(2));
const say = exitCode === 2 ? console.error : console.log;
for (const line of lines) say(line);
process.exitCode = exitCode;
