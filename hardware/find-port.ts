import { SerialPort } from 'serialport';
import type { PortFacts, SerialBinding } from './hardware-runtime.ts';
import { err, ok, type Result } from './result.ts';
import type { PortChoice } from './serial-port-choice.ts';

/** A serial port for an installer to choose from. Hexadecimal ids in lower case. */
export interface PortFound {
  readonly path: string;
  readonly manufacturer?: string;
  readonly serialNumber?: string;
  readonly vendorId?: string;
  readonly productId?: string;
}

/**
 * Lists the ports the system knows. `cannot-list` where it has no means to (on Linux the program `udevadm` is
 * needed): a configured path works all the same (locker/PROTOCOL.md 3.2).
 */
export async function listPorts(binding?: SerialBinding): Promise<Result<PortFound[], 'cannot-list'>> {
  try {
    const ports: readonly PortFacts[] = await (binding ? binding.list() : SerialPort.list());
    return ok(ports.map(portFound));
  } catch (error) {
    return err('cannot-list', { message: error instanceof Error ? error.message : String(error) });
  }
}

function portFound(facts: PortFacts): PortFound {
  return {
    path: facts.path,
    ...(facts.manufacturer === undefined ? {} : { manufacturer: facts.manufacturer }),
    ...(facts.serialNumber === undefined ? {} : { serialNumber: facts.serialNumber }),
    ...(facts.vendorId === undefined ? {} : { vendorId: facts.vendorId.toLowerCase() }),
    ...(facts.productId === undefined ? {} : { productId: facts.productId.toLowerCase() }),
  };
}

/**
 * The path to open now. Searched anew for each connection, because a replugged adapter may come back under another
 * path (locker/PROTOCOL.md 3.3). `ambiguous` when two adapters fit: opening a guess could pulse the locks of another bank.
 */
export async function findPort(
  choice: PortChoice,
  binding?: SerialBinding,
): Promise<Result<string, 'missing' | 'ambiguous'>> {
  if ('path' in choice) return ok(choice.path);
  const listed = await listPorts(binding);
  if (!listed.ok) return err('missing', { message: 'ports cannot be listed' });
  const fitting = listed.value.filter(
    (port) =>
      port.vendorId === choice.vendorId.toLowerCase() &&
      port.productId === choice.productId.toLowerCase() &&
      (choice.serialNumber === undefined || port.serialNumber === choice.serialNumber),
  );
  const [first, second] = fitting;
  if (first === undefined) return err('missing');
  return second === undefined ? ok(first.path) : err('ambiguous', { count: fitting.length });
}
