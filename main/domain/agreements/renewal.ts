import type { EpochMs } from '../clock.ts';

const MONTH_MS = 30 * 86_400_000;

/** Whether something accepted then is due again. A month of thirty days: asked for some days early, never late. */
export function isRenewalDue(acceptedAt: EpochMs, renewAfterMonths: number | undefined, now: EpochMs): boolean {
  return renewAfterMonths !== undefined && now - acceptedAt > renewAfterMonths * MONTH_MS;
}
