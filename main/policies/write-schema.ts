import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { policySchemaText } from './policy-schema.ts';

// Run after every change of the policy's shape, and format the file: node main/policies/write-schema.ts
writeFileSync(fileURLToPath(new URL('policy.schema.json', import.meta.url)), policySchemaText());
