import { z } from 'zod';

/** The kinds of record with a period of their own in the policy file, as far as they hold sealed text about people. */
export const RETENTION_KINDS = [
  'visits',
  'acknowledgements',
  'devices',
  'authorisations',
  'exceptions',
  'incidents',
  'settingDevices',
] as const;
export const RetentionKind = z.enum(RETENTION_KINDS);
export type RetentionKind = z.infer<typeof RetentionKind>;
