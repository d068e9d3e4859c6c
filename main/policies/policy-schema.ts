import { z } from 'zod';
import { Policy } from '../domain/policy/policy.ts';

/** The JSON Schema that editors complete and check policy files with, as it is shipped beside them. */
export function policySchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(Policy, { io: 'input' }), null, 2)}\n`;
}
