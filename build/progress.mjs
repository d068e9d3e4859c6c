// Progress lines: what is being done, since when, and how much it is.

// The first process of a command hands its start time on, so that the seconds count from the moment someone pressed Enter,
// through the change from the system's Node to the project's own.
const startedAt = Number(process.env.CLOAKROOM_COMMAND_STARTED_AT) || Date.now() - process.uptime() * 1000;

/** Environment for a child process that goes on with the same command. */
export const clockForChild = { CLOAKROOM_COMMAND_STARTED_AT: String(Math.round(startedAt)) };

/** Seconds since the command was given, with one decimal. */
export const secondsSinceCommand = () => ((Date.now() - startedAt) / 1000).toFixed(1);

/** Prints one progress line with the seconds since the command was given. */
export const say = (line) => console.log(`[${secondsSinceCommand()}s] ${line}`);

/**
 * Does one long piece of work and tells about it: before, every ten seconds while it lasts, and after.
 * @param {string} what a sentence without its full stop, with the amount in brackets where one is known
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 * @template T
 */
export async function step(what, work) {
  const began = Date.now();
  const short = what.replace(/ \(.*/, '');
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  say(`${what} ...`);
  const ticker = setInterval(() => say(`  after ${Math.round(Number(seconds()))} s still: ${short}`), 10_000);
  try {
    const result = await work();
    say(`  done in ${seconds()} s: ${short}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
