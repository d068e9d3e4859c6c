import { runStation } from '../../main/run-station.ts';
import { processLink } from '../../main/station-link.ts';

/**
 * Child of station-kill.test.ts: a real station that tells each moment at which it could be killed, and kills itself at the
 * one it is given. Between the end of one effect and the beginning of the next in the same step nothing happens, so that is
 * one moment and not two.
 */
const killAt = process.argv[2] === undefined ? null : Number(process.argv[2]);
const link = processLink();
if (link === null) throw new Error('Started without a parent');

let moments = 0;
/** The stretch of code that runs without a break is one step of a flow. */
let stretch = 0;
let lastStretch = -1;

runStation(link, {
  pinCost: { memoryKiB: 8, passes: 1 },
  observe: (moment, effect) => {
    const sameMoment = moment === 'before' && stretch === lastStretch;
    lastStretch = stretch;
    queueMicrotask(() => {
      stretch += 1;
    });
    if (!sameMoment) moments += 1;
    const what = effect.effect === 'record' ? effect.events.map(({ kind }) => kind) : [];
    if (killAt === null) process.send?.({ moment: moments, when: moment, effect: effect.effect, what });
    if (moments === killAt) process.kill(process.pid, 'SIGKILL');
  },
});
process.send?.({ up: true });
