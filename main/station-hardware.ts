import {
  type BadgeReader,
  type HardwareRuntime,
  type LockerBank,
  type LockerConfig,
  openLocker,
  openReader,
  type PretendHardware,
  startPretendHardware,
} from '../hardware/index.ts';
import type { Config } from './config.ts';
import type { Log } from './desks/ports.ts';

export interface StationHardware {
  readonly bank: LockerBank | null;
  readonly reader: BadgeReader | 'keyboard' | null;
  readonly pretend: PretendHardware | null;
}

export interface HardwareSeams {
  readonly nodePath: string | null;
  readonly simulatorEntry: string | null;
  readonly now: () => number;
  readonly log: Log;
}

/** Opens what the config names. Nothing here fails: what cannot be reached is `disconnected` and is looked for again. */
export async function openHardware(hardware: Config['hardware'], seams: HardwareSeams): Promise<StationHardware> {
  const wantsPretend = hardware.locker.kind === 'pretend' || hardware.reader.kind === 'pretend';
  const pretend = wantsPretend ? await startPretend(hardware, seams) : null;
  const runtime: HardwareRuntime = {
    now: seams.now,
    log: ({ level, event, detail }) => seams.log(level, event, detail ?? {}),
    ...(pretend?.binding === undefined ? {} : { binding: pretend.binding }),
  };
  const locker = lockerConfig(hardware.locker, pretend);
  return {
    bank: locker === null ? null : openLocker(locker, runtime),
    reader: openReaderOf(hardware.reader, pretend, runtime),
    pretend,
  };
}

/** A process of its own behind a pseudo-terminal where that can be had, the same simulator in this process elsewhere. */
async function startPretend(hardware: Config['hardware'], seams: HardwareSeams): Promise<PretendHardware | null> {
  const size = hardware.locker.kind === 'pretend' ? hardware.locker : { doors: 1, columns: 1 };
  const { nodePath, simulatorEntry } = seams;
  if (nodePath !== null && process.platform === 'linux') {
    const started = await startPretendHardware({
      mode: 'process',
      doors: size.doors,
      columns: size.columns,
      nodePath,
      ...(simulatorEntry === null ? {} : { simulatorEntry }),
    });
    if (started.ok) return started.value;
    seams.log('warn', 'pretend-in-process', { why: started.code });
  }
  const started = await startPretendHardware({ mode: 'in-process', doors: size.doors, columns: size.columns });
  return started.ok ? started.value : null;
}

function lockerConfig(locker: Config['hardware']['locker'], pretend: PretendHardware | null): LockerConfig | null {
  switch (locker.kind) {
    case 'none':
      return null;
    case 'pretend':
      return pretend?.locker ?? null;
    case 'a-family': {
      let door = 0;
      return {
        family: 'a-family',
        port: { path: locker.path },
        boards: locker.boards,
        doors: locker.boards.flatMap(({ address, locks }) =>
          Array.from({ length: locks }, (_, index) => {
            door += 1;
            return { door, board: address, lock: index + 1 };
          }),
        ),
        feedback: locker.feedback,
        statusOrder: locker.statusOrder,
        echo: locker.echo,
      };
    }
  }
}

function openReaderOf(
  reader: Config['hardware']['reader'],
  pretend: PretendHardware | null,
  runtime: HardwareRuntime,
): StationHardware['reader'] {
  switch (reader.kind) {
    case 'none':
      return null;
    case 'keyboard':
      return 'keyboard';
    case 'pretend':
      return pretend === null ? null : openReader(pretend.reader, runtime);
    case 'serial-ascii':
      return openReader({ kind: 'serial-ascii', name: 'reader', port: { path: reader.path } }, runtime);
  }
}
