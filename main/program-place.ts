import { dirname, join } from 'node:path';

/** Where the program's own files lie. All paths are absolute; `null` where there is none or none is needed. */
export interface ProgramPlace {
  readonly screenFolder: string;
  readonly preloadFile: string;
  readonly stationEntry: string;
  readonly policiesFolder: string;
  readonly nativeBinding: string | null;
  readonly nodePath: string | null;
  readonly simulatorEntry: string | null;
}

// better-sqlite3 ships a binding for Node-API 10. An older runtime that loads it ends with exit code 11 and no message.
const NODE_API_OF_SHIPPED_BINDING = 10;

/**
 * Finds the program's files from where the application lies: in an `app.asar` or in the project's folder. Not from
 * `app.isPackaged`, which only looks at the executable's name: the same archive also runs on a bare Electron.
 * @param appPath `app.getAppPath()`
 * @param nodeApi `process.versions.modules`' companion `process.versions.napi`
 * @param toolNode program that runs the simulators from source (environment CLOAKROOM_NODE); never used in an archive
 */
export function findProgram(appPath: string, nodeApi: number, toolNode: string | undefined): ProgramPlace {
  const inArchive = appPath.endsWith('.asar');
  const ownBinding = inArchive
    ? join(dirname(appPath), 'native', 'better_sqlite3.node')
    : join(appPath, '.runtime', 'better_sqlite3.node');
  return {
    screenFolder: join(appPath, 'out', 'renderer'),
    preloadFile: join(appPath, 'out', 'preload', 'index.cjs'),
    stationEntry: join(appPath, 'out', 'station', 'index.cjs'),
    policiesFolder: join(appPath, 'out', 'policies'),
    nativeBinding: nodeApi < NODE_API_OF_SHIPPED_BINDING ? ownBinding : null,
    nodePath: inArchive ? null : (toolNode ?? null),
    simulatorEntry: inArchive ? null : join(appPath, 'hardware', 'simulation', 'simulator-process.ts'),
  };
}
