// Where things lie. Everything the build tools make goes to `.runtime` (runtimes, native code, stamps), `out` (bundles) or `dist` (packages).
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder, absolute. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..');

/** An absolute path inside the project folder. */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** An absolute path inside the folder that holds what was fetched or compiled for this machine. */
export const inRuntime = (...parts) => inProject('.runtime', ...parts);
