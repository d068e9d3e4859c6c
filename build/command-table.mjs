// What can be asked of run.mjs, and what each of it needs on the machine.

const table = {
  start: { electron: true },
  test: { electron: true, tests: true, ownDisplay: true },
  demo: { electron: true },
  check: {},
  verify: {},
  policy: {},
  office: {},
  package: {},
  tool: {},
};

/**
 * Whether a command needs Electron, the tools of the tests, and a virtual display even where there is a real one.
 * @returns {{ electron?: boolean, tests?: boolean, ownDisplay?: boolean } | undefined} undefined when there is no such command
 */
export function needsOf(command, args) {
  // The release brings its own Electron; the package that tests drive is made of the one that is here.
  if (command === 'package') return { electron: args.includes('--driven') };
  // PDFs are made by Electron; the other questions to a policy need nothing but Node.
  if (command === 'policy' && args[0] === 'poster') return { electron: true };
  return Object.hasOwn(table, command ?? '') ? table[command] : undefined;
}

/** Shown when nothing or something else was asked. */
export const usage = `usage: node build/run.mjs <command>
  start [-- arguments of the kiosk]   runs the kiosk
  test [-- SUITE [words]]             every test, and the checks; or one suite (unit, integration, e2e)
  check                               format, lint, import directions, types
  demo -- --out FOLDER                plays a whole day on the real application
  verify -- FILE                      checks a record
  policy -- check|explain|diff FILE   says what a policy file asks of people
  policy -- poster FILE --out PDF     makes the sign for the door
  office -- key --out FOLDER          makes the office's key, to which closed days are encrypted
  office -- open FILE --key KEY --out FOLDER
                                      opens an encrypted day
  package [-- --driven]               makes the release package, or the one that tests drive
  tool FILE.ts [arguments]            runs one of our TypeScript files`;
