import type { HardwareRuntime } from '../../hardware-runtime.ts';
import type { LockerBank } from '../locker-bank.ts';
import type { AFamilyLockerConfig } from '../locker-config.ts';
import { PolledBank } from '../polled-bank.ts';
import { AFamilyDialect } from './a-family-dialect.ts';
import { checkedBoard, MAX_LOCK } from './a-family-frame.ts';

/** Opens a bank of A-family boards. Throws on a board address or a number of locks the family does not have. */
export function openAFamilyBank(config: AFamilyLockerConfig, runtime: HardwareRuntime): LockerBank {
  for (const { address, locks } of config.boards) {
    checkedBoard(address);
    if (!Number.isInteger(locks) || locks < 1 || locks > MAX_LOCK) throw new RangeError(`Not a lock count: ${locks}`);
  }
  return new PolledBank(config, new AFamilyDialect(config), runtime);
}
