/**
 * Which port a device is on. A path may change after a replug (ttyUSB0 comes back as ttyUSB1): choose a path below
 * /dev/serial/by-id or by-path, or name the adapter. Two adapters of one model without serial numbers need by-path.
 */
export type PortChoice =
  | { readonly path: string }
  | { readonly vendorId: string; readonly productId: string; readonly serialNumber?: string };
