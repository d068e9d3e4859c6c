import { z } from 'zod';

/**
 * Must be the first import of the page. Two libraries would otherwise trip over the strict content policy:
 * zod compiles schemas with `new Function` unless told not to, and the touch keyboard assigns its key labels to
 * `innerHTML`, which Trusted Types refuse without a default policy. Ours lets text through and markup never.
 */
z.config({ jitless: true });

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
factory?.createPolicy('default', {
  createHTML: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
});
