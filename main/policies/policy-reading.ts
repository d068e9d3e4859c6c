import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultSentence, type LoadedPolicy, type MalformedPolicy, readPolicyFile } from './load-policy.ts';

const PRESETS = fileURLToPath(new URL('.', import.meta.url));

export type Read =
  | { readonly ok: true; readonly name: string; readonly loaded: LoadedPolicy }
  | { readonly ok: false; readonly name: string; readonly malformed: MalformedPolicy }
  | { readonly ok: false; readonly name: string; readonly unreadable: string };

/** A file by its path, or a preset by its name. */
export function readPolicy(given: string): Read {
  const preset = join(PRESETS, `${given}.yaml`);
  const isPreset = /^[a-z0-9-]+$/.test(given) && existsSync(preset);
  const read = readPolicyFile(isPreset ? preset : given);
  const name = isPreset ? basename(preset) : given;
  if (read.ok) return { ok: true, name, loaded: read.value };
  if (read.code === 'policy-malformed') return { ok: false, name, malformed: read };
  return { ok: false, name, unreadable: whyUnreadable(given, read.detail['reason'] ?? 'unknown') };
}

function whyUnreadable(given: string, reason: string): string {
  const presets = readdirSync(PRESETS)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
  const choice = `The policies that come with the kiosk: ${presets.join(', ')}.`;
  if (reason === 'ENOENT' || reason === 'ENOTDIR') return `There is no file ${given}. ${choice}`;
  if (reason === 'not-a-file') return `${given} is not a file. ${choice}`;
  if (reason === 'EACCES' || reason === 'EPERM') return `${given} may not be read by you: look at who owns it.`;
  return `${given} cannot be read.`;
}

export function faultLines(name: string, { faults, detail }: MalformedPolicy): readonly string[] {
  const all = Number(detail['faults']);
  const unsaid = all - faults.length;
  return [
    ...faults.map((fault) => faultSentence(name, fault)),
    ...(unsaid > 0 ? [`${name}: and ${unsaid} more.`] : []),
    `${name}: ${all === 1 ? 'one fault' : `${all} faults`}. The kiosk does not take this file.`,
  ];
}
