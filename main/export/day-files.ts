import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { DayRecord } from '../domain/day-end/day-record.ts';
import { localDateTime } from '../domain/day-end/setting-day.ts';
import type { DeclaredDevice } from '../domain/devices.ts';

export interface DayFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** First column of every table of a demonstration setting, so that none passes for a real one, cut out or printed. */
const MARK = 'DEMONSTRATION';

/**
 * The files of one day: CSV for people with a spreadsheet, JSON for systems and for checking the chain, a manifest with the
 * SHA-256 of each and the closing hash. Times in the CSV are the setting's own, in the JSON milliseconds since 1970. Formula cells are neutralised (a name may begin with `=`), the byte-order mark makes
 * spreadsheets read UTF-8.
 */
export function dayFiles(day: DayRecord): { readonly files: readonly DayFile[] } {
  const time = (at: number | null) => (at === null ? '' : localDateTime(at, day.timeZone));
  const csv = (
    name: string,
    rows: readonly Readonly<Record<string, string | number>>[],
    columns: readonly string[],
  ): DayFile => ({
    name: day.demonstration ? `demonstration-${name}` : name,
    bytes: Buffer.from(
      stringify(day.demonstration ? rows.map((row) => ({ ...row, [MARK]: 'nothing here is real' })) : [...rows], {
        header: true,
        columns: day.demonstration ? [MARK, ...columns] : [...columns],
        bom: true,
        escape_formulas: true,
        record_delimiter: 'windows',
      }),
      'utf8',
    ),
  });
  const files: DayFile[] = [
    csv(
      'visits.csv',
      day.visits.map((visit) => ({
        ...visit,
        cameIn: time(visit.cameIn),
        leftAt: time(visit.leftAt),
        devices: devicesIn(visit.devices),
      })),
      ['name', 'personType', 'organisation', 'host', 'cameIn', 'leftAt', 'left', 'devices', 'policyVersion', 'visit'],
    ),
    csv(
      'devices.csv',
      day.deposits.map((deposit) => ({
        ...deposit,
        devices: devicesIn(deposit.devices),
        intendedAt: time(deposit.intendedAt),
        since: time(deposit.since),
        damaged: yesNo(deposit.damaged),
      })),
      [
        'owner',
        'store',
        'place',
        'state',
        'devices',
        'intendedAt',
        'since',
        'damaged',
        'condition',
        'putAwayBy',
        'collectedBy',
        'givenBy',
        'deposit',
        'visit',
      ],
    ),
    csv(
      'permissions.csv',
      day.permissions.map((open) => ({
        ...open,
        from: time(open.from),
        until: time(open.until),
        releasedAt: time(open.releasedAt),
        returnedAt: time(open.returnedAt),
        checkIns: open.checkIns.map(time).join(', '),
      })),
      [
        'kind',
        'who',
        'organisation',
        'reason',
        'words',
        'place',
        'from',
        'until',
        'grantedBy',
        'releasedAt',
        'returnedAt',
        'checkIns',
        'ended',
        'authorisation',
      ],
    ),
    csv(
      'setting-devices.csv',
      day.settingDevices.map((issue) => ({
        ...issue,
        withChildren: yesNo(issue.withChildren),
        permissionHeld: yesNo(issue.permissionHeld),
        dataMovedOff: yesNo(issue.dataMovedOff),
        issuedAt: time(issue.issuedAt),
        due: time(issue.due),
        returnedAt: time(issue.returnedAt),
      })),
      [
        'assetNumber',
        'label',
        'kind',
        'who',
        'use',
        'withChildren',
        'purpose',
        'permissionHeld',
        'dataMovedOff',
        'condition',
        'words',
        'issuedAt',
        'issuedBy',
        'due',
        'returnedAt',
        'returnedBy',
        'returnedCondition',
        'returnedWords',
        'issue',
      ],
    ),
    csv(
      'exceptions.csv',
      day.exceptions.map((raised) => ({
        ...raised,
        door: raised.door ?? '',
        raisedAt: time(raised.raisedAt),
        resolvedAt: time(raised.resolvedAt),
      })),
      ['kind', 'severity', 'who', 'door', 'raisedAt', 'resolvedAt', 'resolvedBy', 'words', 'detail', 'exception'],
    ),
    { name: 'day.json', bytes: Buffer.from(`${JSON.stringify(day, null, 2)}\n`, 'utf8') },
  ];
  const manifest = {
    format: 'cloakroom-day/1',
    setting: day.setting,
    kiosk: day.kiosk,
    demonstration: day.demonstration,
    day: day.day,
    closingHash: day.sealed.closingHash,
    counts: day.counts,
    files: files.map((file) => ({ name: file.name, bytes: file.bytes.length, sha256: hashOf(file.bytes) })),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
  return { files: [...files, { name: 'manifest.json', bytes }] };
}

/** Empty where nothing asked. */
function yesNo(answer: boolean | null): string {
  return answer === null ? '' : answer ? 'yes' : 'no';
}

function devicesIn(devices: readonly DeclaredDevice[]): string {
  return devices
    .map(({ kind, ownership, count }) => `${kind}${ownership === 'personal' ? '' : ` (${ownership})`}: ${count}`)
    .join(', ');
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
