/**
 * The compartments that can take a deposit, in the order in which they are offered: the bank's own order (those whose lock
 * has cooled first) without what holds or may hold a device, what is moving, and what is out of order.
 */
export function allocationOrder(
  usable: readonly number[],
  not: {
    readonly taken: readonly number[];
    readonly moving: readonly number[];
    readonly outOfOrder: readonly number[];
  },
): readonly number[] {
  const excluded = new Set([...not.taken, ...not.moving, ...not.outOfOrder]);
  return usable.filter((compartment) => !excluded.has(compartment));
}
