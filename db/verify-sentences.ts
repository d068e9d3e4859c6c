import type { Fault } from './fault.ts';
import type { VerifyReport } from './verify.ts';

/** What `verify` prints, for a person at a command line. The station shows its own words from the catalogues. */
export function reportSentences(report: VerifyReport): string[] {
  const { checked } = report;
  const lines = [`${count(report.entries, 'entry', 'entries')} read.`];
  for (const { kiosk, entries, seq, hash, demonstration } of report.kiosks) {
    lines.push(`Kiosk ${kiosk}: ${count(entries, 'entry', 'entries')}, the last is ${seq}, its hash ${hash}.`);
    if (demonstration > 0) lines.push(`Kiosk ${kiosk}: ${demonstration} of them are from a demonstration setting.`);
  }
  lines.push('Checked: SQLite reads the file, the sequence has no gap, every hash follows from the one before.');
  lines.push(
    checked.seals
      ? 'Checked: every entry is sealed with the given key, every personal field is the one its entry committed to.'
      : 'Not checked: seals (MACs) and personal fields, because no keys were given (--keys).',
  );
  const key =
    checked.publicKey === 'given' ? 'the given public key' : 'the public key in the file itself, which proves less';
  lines.push(
    checked.checkpoints + checked.keptCheckpoints === 0
      ? 'Not checked: there is no checkpoint, so an end that was cut off together with the state would not show.'
      : `Checked: ${count(checked.checkpoints, 'signed checkpoint', 'signed checkpoints')} in the log and ` +
          `${checked.keptCheckpoints} kept elsewhere, against ${key}.`,
  );
  lines.push('Checked: the state was rebuilt from the log and compared row by row.');
  lines.push(`${count(checked.personalFields, 'personal field', 'personal fields')} kept, ${report.erased} erased.`);
  for (const { of, upTo, entries, fields } of report.erasures)
    lines.push(
      `Erased, as the policy's period for ${PERIODS[of] ?? of} was up: ${count(fields, 'field', 'fields')} of ` +
        `${count(entries, 'entry', 'entries')}, up to ${upTo}.`,
    );
  if (report.erased > 0 && !report.faults.some(({ what }) => what === 'erased-unrecorded'))
    lines.push('Every field that is gone is accounted for; the entries themselves and their hashes are all there.');
  const [first, ...rest] = report.faults;
  if (first === undefined) return [...lines, 'The record is whole.'];
  lines.push(`THE RECORD IS BROKEN. First: ${faultSentence(first)}`);
  for (const fault of rest.slice(0, 19)) lines.push(`Also: ${faultSentence(fault)}`);
  if (rest.length > 19) lines.push(`And ${rest.length - 19} more.`);
  return lines;
}

export function faultSentence(fault: Fault): string {
  const entry = fault.seq === undefined ? 'the file' : `entry ${fault.seq} of kiosk ${fault.kiosk}`;
  switch (fault.kind) {
    case 'edited':
      return `${entry} was edited: ${EDITED[fault.what ?? ''] ?? 'it is not what was written'}${detail(fault)}.`;
    case 'deleted':
      return fault.seq === fault.to
        ? `${entry} was deleted.`
        : `entries ${fault.seq} to ${fault.to} of kiosk ${fault.kiosk} were deleted.`;
    case 'reordered':
      return `${entry} was reordered: it does not stand where it was written.`;
    case 'truncated':
      return fault.what === 'checkpoint'
        ? `the log was truncated: a checkpoint kept elsewhere names ${entry}, which is not there.`
        : `the log was truncated: the state knows entries up to ${fault.to}, from ${fault.seq} on they are not there.`;
    case 'rewritten-history':
      return `history was rewritten: a checkpoint names another hash for ${entry}.`;
    case 'checkpoint-not-signed':
      return `the checkpoint at ${entry} is not signed by the key.`;
    case 'state-differs':
      return fault.table === undefined
        ? `the state differs from the log: nothing before ${entry} allows it${detail(fault)}.`
        : `the state differs from the log: a row of table ${fault.table} was ${fault.what}${detail(fault)}.`;
    case 'schema-differs':
      return `the tables or triggers were changed${detail(fault)}.`;
    case 'damaged':
      return `the file is damaged${detail(fault)}.`;
  }
}

const EDITED: { readonly [what: string]: string } = {
  content: 'it does not match its hash',
  seal: 'its seal is not made with the key',
  rewritten: 'its hash was made anew, and the next entry was written after another one',
  'sealed-field': 'a personal field is not the one it committed to',
  'erased-unrecorded': 'personal fields went without an entry that says so, or came back',
  'added-field': 'there is a personal field it knows nothing of',
  'not-an-event': 'its facts are none that this program writes',
};

const PERIODS: { readonly [of: string]: string } = {
  visits: 'visits',
  acknowledgements: 'acknowledgements',
  devices: 'devices',
  authorisations: 'permissions and arrangements',
  exceptions: 'exceptions',
  incidents: 'incidents',
  settingDevices: 'the setting’s own devices',
};

function detail(fault: Fault): string {
  return fault.detail === undefined ? '' : ` (${fault.detail})`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
