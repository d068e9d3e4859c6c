import { runStation } from './run-station.ts';
import { processLink } from './station-link.ts';

/** Entry of the station: rules, record, hardware and export in a process of their own (DESIGN.md, `Three processes`). */
const link = processLink();
if (link === null) {
  process.stderr.write('The station is started by the shell, or by a parent process with a message channel.\n');
  process.exitCode = 64;
} else {
  runStation(link);
}
