import type { DeviceKind } from '../../main/domain/devices.ts';
import type { Role } from '../../main/domain/people.ts';
import type { DeviceCondition, DeviceOrigin, DeviceUse } from '../../main/domain/record/setting-device-events.ts';
import type { PersonalUse, SettingDevice, SettingDeviceIssue } from '../../main/domain/record/setting-device-state.ts';
import type { SettingDevicesRepository } from '../record.ts';
import { oneOrNull, type Reading } from './reading.ts';

interface DeviceRow {
  readonly id: string;
  readonly words_kiosk: string;
  readonly words_seq: number;
  readonly asset_number: string;
  readonly kind: DeviceKind;
  readonly origin: DeviceOrigin;
  readonly encrypted: number;
  readonly passcode: number;
  readonly restricted: number;
  readonly off_site_allowed: number;
  readonly cleared: number;
  readonly risk_assessed: string | null;
  readonly registered_at: number;
  readonly checked_on: string | null;
  readonly checked_by: string | null;
  readonly retired_at: number | null;
}

interface IssueRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly device: string;
  readonly person: string;
  readonly use: DeviceUse;
  readonly with_children: number;
  readonly condition: DeviceCondition;
  readonly data_moved_off: number | null;
  readonly purpose: string | null;
  readonly permission_held: number | null;
  readonly notice_hash: string | null;
  readonly notice_language: string | null;
  readonly personal_use: string | null;
  readonly due_at: number;
  readonly issued_at: number;
  readonly issued_by: string;
  readonly returned_at: number | null;
  readonly returned_by: string | null;
  readonly returned_condition: DeviceCondition | null;
  readonly returned_kiosk: string | null;
  readonly returned_seq: number | null;
}

interface PersonalUseRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly device: string;
  readonly person: string;
  readonly kind: string;
  readonly reason: string;
  readonly place: string;
  readonly from_at: number;
  readonly until_at: number;
  readonly granted_at: number;
  readonly granted_by: string;
  readonly role: Role;
  readonly ended_at: number | null;
}

export function settingDevicesRepository({ database, personal }: Reading): SettingDevicesRepository {
  const byId = database.prepare<[string], DeviceRow>('SELECT * FROM setting_device WHERE id = ?');
  const all = database.prepare<[], DeviceRow>('SELECT * FROM setting_device ORDER BY asset_number, kiosk, seq');
  const users = database.prepare<[string], { person: string }>(
    'SELECT person FROM setting_device_user WHERE device = ? ORDER BY person',
  );
  const issue = database.prepare<[string], IssueRow>('SELECT * FROM setting_device_issue WHERE id = ?');
  const openIssues = database.prepare<[], IssueRow>(
    'SELECT * FROM setting_device_issue WHERE returned_at IS NULL ORDER BY due_at, kiosk, seq',
  );
  const lastIssueOf = database.prepare<[string], IssueRow>(
    'SELECT * FROM setting_device_issue WHERE device = ? ORDER BY issued_at DESC, seq DESC LIMIT 1',
  );
  const issuedSince = database.prepare<[number], IssueRow>(
    'SELECT * FROM setting_device_issue WHERE issued_at >= ? ORDER BY issued_at, kiosk, seq',
  );
  const personalUse = database.prepare<[string], PersonalUseRow>('SELECT * FROM personal_use WHERE id = ?');
  const personalUses = database.prepare<[], PersonalUseRow>(
    'SELECT * FROM personal_use WHERE ended_at IS NULL ORDER BY kiosk, seq',
  );

  const deviceOf = (row: DeviceRow): SettingDevice => {
    const words = personal({ kiosk: row.words_kiosk, seq: row.words_seq });
    return {
      id: row.id,
      assetNumber: row.asset_number,
      kind: row.kind,
      label: words.label ?? null,
      origin: row.origin,
      encrypted: row.encrypted === 1,
      passcode: row.passcode === 1,
      restricted: row.restricted === 1,
      offSiteAllowed: row.off_site_allowed === 1,
      cleared: row.cleared === 1,
      riskAssessed:
        row.risk_assessed === null
          ? null
          : { on: row.risk_assessed, reference: words.riskReference ?? null, author: words.riskAuthor ?? null },
      users: users.all(row.id).map(({ person }) => person),
      registeredAt: row.registered_at,
      checked: row.checked_on === null || row.checked_by === null ? null : { on: row.checked_on, by: row.checked_by },
      retiredAt: row.retired_at,
    };
  };
  const yesNoOrNull = (value: number | null) => (value === null ? null : value === 1);
  const issueOf = (row: IssueRow): SettingDeviceIssue => ({
    id: row.id,
    device: row.device,
    person: row.person,
    use: row.use,
    withChildren: row.with_children === 1,
    condition: row.condition,
    words: personal(row).words ?? null,
    dataMovedOff: yesNoOrNull(row.data_moved_off),
    purpose: row.purpose,
    permissionHeld: yesNoOrNull(row.permission_held),
    notice:
      row.notice_hash === null || row.notice_language === null
        ? null
        : { hash: row.notice_hash, language: row.notice_language },
    personalUse: row.personal_use,
    due: row.due_at,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    returned: returnOf(row),
  });
  const returnOf = (row: IssueRow): SettingDeviceIssue['returned'] => {
    const { returned_at: at, returned_by: by, returned_condition: condition } = row;
    if (at === null || by === null || condition === null) return null;
    if (row.returned_kiosk === null || row.returned_seq === null) return null;
    const { words } = personal({ kiosk: row.returned_kiosk, seq: row.returned_seq });
    return { at, by, condition, words: words ?? null };
  };
  const personalUseOf = (row: PersonalUseRow): PersonalUse => ({
    id: row.id,
    device: row.device,
    person: row.person,
    kind: row.kind,
    reason: row.reason,
    place: row.place,
    words: personal(row).words ?? null,
    from: row.from_at,
    until: row.until_at,
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
    role: row.role,
    endedAt: row.ended_at,
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), deviceOf),
    all: () => all.all().map(deviceOf),
    issue: (id) => oneOrNull(issue.get(id), issueOf),
    openIssues: () => openIssues.all().map(issueOf),
    lastIssueOf: (device) => oneOrNull(lastIssueOf.get(device), issueOf),
    issuedSince: (at) => issuedSince.all(at).map(issueOf),
    personalUse: (id) => oneOrNull(personalUse.get(id), personalUseOf),
    personalUses: () => personalUses.all().map(personalUseOf),
  };
}
