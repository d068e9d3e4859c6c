import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { verifyFile } from '../db/index.ts';
import * as day from './support/a-day.ts';
import { AtTheKiosk } from './support/at-the-kiosk.ts';
import { launchKiosk } from './support/launch-kiosk.ts';

/**
 * `npm run demo -- --out DIR`: a whole day by itself on the real application with pretended hardware. Leaves pictures of every
 * screen, the export, and the record, which is verified, and prints a short summary.
 */
const out = outFolder(process.argv.slice(2));
const began = performance.now();
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const say = (words: string) => process.stdout.write(`${words}\n`);
const chapters: { readonly name: string; readonly seconds: number }[] = [];
async function chapter<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const outcome = await work();
  const seconds = (performance.now() - from) / 1000;
  chapters.push({ name, seconds });
  say(`  ${seconds.toFixed(1).padStart(5)} s  ${name}`);
  return outcome;
}

/** Five people have doors 1 to 5 by then, and every other lock has cooled. */
const NEXT_DOOR = 6;

say('Cloakroom plays a day. Nobody touches anything from here on.');
const camera = { folder: join(out, 'screens'), count: 0 };
const size = { width: 1920, height: 1080 };

const first = await launchKiosk({ dataFolder: join(out, 'set-up-only'), viewport: size });
try {
  await chapter('an installer walks through set-up', () => day.walksThroughSetUp(new AtTheKiosk(first, camera)));
} finally {
  await first.stop();
  await rm(join(out, 'set-up-only'), { recursive: true, force: true });
}

const dataFolder = join(out, 'data');
const kiosk = await launchKiosk({ dataFolder, viewport: size });
const at = new AtTheKiosk(kiosk, camera);
let failed: unknown = null;
let closed: { readonly hash: string; readonly folder: string } | null = null;
try {
  await chapter('first start: a demonstration setting', () => day.tryPretendHardware(at));
  const { codes } = await at.pretend();
  const pin = codes.find((code) => code.pin !== undefined)?.pin ?? '';
  const codeOf = (who: string) => codes.find((code) => code.who.startsWith(who))?.code ?? '';
  await chapter('the manager taps in and puts her phone away', () => day.staffTapsIn(at, day.MANAGER, true));
  await chapter('a practitioner taps in', () => day.staffTapsIn(at, 'Ruth', true));
  await chapter('a volunteer brings nothing today', () => day.bringsNothing(at, 'Ida', true));
  const pass = await chapter('a contractor signs in, signs and deposits', () => day.visitorSignsIn(at));
  const teacher = await chapter('a visiting teacher signs in', () =>
    day.walkInSignsIn(at, { type: 'Visiting teacher', first: 'Joan', last: 'Reed', organisation: 'Reed Music' }),
  );
  await chapter('a health visitor signs in', () =>
    day.walkInSignsIn(at, { type: 'Professional', first: 'Kit', last: 'Lowe', organisation: 'County Health' }),
  );
  await chapter('a visitor looks around, in Polish', () => day.visitorInPolish(at));
  await chapter('a parent drops off, for the first time', () => day.parentDropsOff(at, codeOf('Nia'), true));
  await chapter('and the next day in two touches', () => day.parentDropsOff(at, codeOf('Nia'), false));
  await chapter('a settling parent hands in at the office', () =>
    day.settlingParentHandsIn(at, codeOf('Leo'), true, 'Ruth'),
  );
  await chapter('a badge nobody knows', () => day.unknownBadge(at));
  await chapter('a door jams, another opens', () => day.stuckDoor(at, 'Dev', NEXT_DOOR, true));
  await chapter('somebody walks off in the middle', () => day.walksOff(at));
  await chapter('the manager looks around her desk', () => day.looksAroundDesk(at, day.MANAGER, pin));
  await chapter('and grants emergency use', async () => {
    await day.grantEmergencyUse(at, 'Ruth Fenn', pin);
    await day.finishDesk(at);
  });
  await chapter('the phone goes out', () => day.takesPhoneOut(at, 'Ruth'));
  await chapter('is overdue when the clock has moved on', () => day.goesOverdue(at, 20));
  await chapter('and comes back', () => day.bringsPhoneBack(at, 'Ruth'));
  await chapter('the contractor leaves by pass', () => day.visitorLeaves(at, pass));
  await chapter('the teacher leaves by pass', () => day.visitorLeaves(at, teacher));
  await chapter('the health visitor leaves without the pass', () => day.visitorLeavesByName(at, 'lowe', 'maya'));
  await chapter('the settling parent collects at the office', () => day.settlingParentLeaves(at, codeOf('Leo')));
  for (const who of ['Ruth', 'Dev']) await chapter(`${who} collects and leaves`, () => day.staffTapsOut(at, who));
  await chapter('the manager closes the day', async () => {
    await day.managerOpensDesk(at, day.MANAGER, pin);
    await day.resolveExceptions(at, pin);
    await day.acceptPeople(at, pin);
    closed = await day.closesDay(at, pin);
    await day.finishDesk(at);
  });
} catch (thrown) {
  failed = thrown;
  await at.picture('where-it-stopped').catch(() => undefined);
} finally {
  await kiosk.stop();
}
if (failed !== null || closed === null) {
  process.stderr.write(`The day stopped early: ${failed instanceof Error ? failed.message : String(failed)}\n`);
  process.exit(1);
}

const { hash, folder } = closed as { readonly hash: string; readonly folder: string };
await cp(folder, join(out, 'export'), { recursive: true });
await cp(join(dataFolder, 'setting', 'record.sqlite'), join(out, 'record.sqlite'));
const report = verifyFile(join(out, 'record.sqlite'));
const whole = report.ok && report.value.faults.length === 0;
const pictures = (await readdir(camera.folder)).length;
say('');
say(`The day took ${Math.round((performance.now() - began) / 1000)} s and left in ${out}:`);
say(`  screens/        ${pictures} pictures, in the order of the day`);
say('  export/         what the office receives: four tables, day.json and a manifest');
say(
  `  record.sqlite   ${report.ok ? report.value.entries : 0} entries; ${whole ? 'the chain and the state are whole' : 'NOT WHOLE'}`,
);
say(`  closing hash    ${hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')} ...`);
say(`  screen warnings ${kiosk.consoleErrors.length}`);
process.exit(whole ? 0 : 1);

function outFolder(args: readonly string[]): string {
  const at = args.indexOf('--out');
  const folder = at === -1 ? undefined : args[at + 1];
  if (folder === undefined) {
    process.stderr.write('usage: npm run demo -- --out FOLDER\n');
    process.exit(64);
  }
  return resolve(folder);
}
