import type { DeskList, Phrase } from '../../../contract/screen-state.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import { inLanguage } from '../../../domain/policy/requirements.ts';
import type { SettingDevice, SettingDeviceIssue } from '../../../domain/record/setting-device-state.ts';
import { knowsPersonalUse } from '../../../domain/setting-devices/issue-questions.ts';
import {
  attentionFor,
  isOverdue,
  nameOfDevice,
  protectionDue,
  settingDevice,
  toLookAt,
  unsigned,
} from '../../../domain/setting-devices/register.ts';
import type { DeskView } from '../desk-screen.ts';

type Row = DeskList['rows'][number];
type Fact = Row['facts'][number];

/** How far back the manager sees what pictures were taken for (SETTINGS C16): days. */
const PURPOSE_DAYS = 31;
const DAY_MS = 86_400_000;

const phrase = (key: string, gaps?: Record<string, string | number>): Phrase =>
  gaps === undefined ? { key } : { key, with: gaps };
const plain = (text: string): Phrase => phrase('form.as-is', { text });
const fact = (name: string, says: Phrase): Fact => ({ name: phrase(`desk.setting-devices.${name}`), says });
const yesNo = (yes: boolean): Phrase => phrase(yes ? 'form.yes' : 'form.no');
const action = (form: string, subject: Id, label = form) => ({
  form,
  subject,
  label: phrase(`desk.setting-devices.do.${label}`),
});

/** The register of the setting's own devices: what is out, what asks for an eye, what is in, and who has yet to sign. */
export function settingDevicesPage({ facts }: DeskView): readonly DeskList[] {
  const inUse = facts.settingDevices().filter((device) => device.retiredAt === null);
  const out = facts.issuedDevices();
  const isIn = (device: SettingDevice) => !out.some((issue) => issue.device === device.id);
  const lists: DeskList[] = [
    list('out', outRows(out, facts), [
      { form: 'register-setting-device', label: phrase('desk.setting-devices.do.register-setting-device') },
    ]),
    list(
      'attention',
      toLookAt(facts).flatMap((device) => attentionRow(device, facts)),
    ),
    list(
      'in',
      inUse.filter(isIn).map((device) => deviceRow(device, facts)),
    ),
  ];
  if (knowsPersonalUse(facts)) lists.push(list('personal-use', personalUseRows(facts)));
  for (const { agreement, people } of unsigned(facts)) lists.push(unsignedList(agreement, people.map(nameOf), facts));
  if (Object.keys(facts.policy.settingDevices.purposes).length > 0) lists.push(list('purposes', purposeRows(facts)));
  const retired = facts.settingDevices().filter((device) => device.retiredAt !== null);
  if (retired.length > 0) lists.push(list('retired', retired.map(retiredRow)));
  return lists;
}

function list(id: string, rows: readonly Row[], add?: DeskList['add']): DeskList {
  return {
    id,
    title: phrase(`desk.setting-devices.list.${id}`),
    empty: phrase(`desk.setting-devices.empty.${id}`),
    rows: [...rows],
    ...(add === undefined ? {} : { add }),
  };
}

/** What is due first stands at the top, so what is overdue does (SETTINGS A11). */
function outRows(out: readonly SettingDeviceIssue[], facts: Facts): readonly Row[] {
  return out.map((issue) => {
    const device = settingDevice(issue.device, facts);
    const late = isOverdue(issue, facts.now);
    return {
      id: `out:${issue.id}`,
      first: plain(device === null ? '' : nameOfDevice(device)),
      under: plain(nameOfPerson(issue.person, facts)),
      middle: phrase(`form.setting-device.use.${issue.use}`),
      end: phrase(late ? 'desk.setting-devices.overdue' : 'desk.setting-devices.due', at(issue.due, facts)),
      tone: late ? 'stop' : 'plain',
      facts: issueFacts(issue, facts),
      actions: [
        action('return-setting-device', issue.id),
        ...(device === null ? [] : [action('change-setting-device', device.id)]),
      ],
    };
  });
}

function issueFacts(issue: SettingDeviceIssue, facts: Facts): Fact[] {
  return [
    fact('since', phrase('desk.setting-devices.moment', at(issue.issuedAt, facts))),
    fact('handed-out-by', plain(nameOfPerson(issue.issuedBy, facts))),
    fact('condition', phrase(`form.setting-device.condition.${issue.condition}`)),
    ...(issue.words === null ? [] : [fact('words', plain(issue.words))]),
    ...(issue.withChildren ? [fact('with-children', yesNo(true))] : []),
    ...(issue.purpose === null ? [] : [fact('purpose', plain(purposeLabel(issue.purpose, facts)))]),
    ...(issue.dataMovedOff === null ? [] : [fact('data-moved-off', yesNo(issue.dataMovedOff))]),
    ...(issue.permissionHeld === null ? [] : [fact('permission-held', yesNo(issue.permissionHeld))]),
    ...(issue.notice === null ? [] : [fact('notice', yesNo(true))]),
  ];
}

/** SETTINGS B17, C14: named once for each device, with the first of what is to be done. */
function attentionRow(device: SettingDevice, facts: Facts): readonly Row[] {
  const found = attentionFor(device, facts.lastIssueOf(device.id), facts);
  const [first] = found;
  if (first === undefined) return [];
  const due = protectionDue(device, facts.policy);
  return [
    {
      id: `attention:${device.id}`,
      first: plain(nameOfDevice(device)),
      under: phrase(`desk.setting-devices.attention.${first}`, { day: due ?? '' }),
      tone: 'warm',
      facts: found.map((one) => fact('to-do', phrase(`desk.setting-devices.attention.${one}`, { day: due ?? '' }))),
      actions: [action('check-setting-device', device.id), action('change-setting-device', device.id)],
    },
  ];
}

function deviceRow(device: SettingDevice, facts: Facts): Row {
  return {
    id: `in:${device.id}`,
    first: plain(nameOfDevice(device)),
    under: phrase(`device.${device.kind}`),
    tone: 'plain',
    facts: deviceFacts(device, facts),
    actions: [
      action('issue-setting-device', device.id),
      action('change-setting-device', device.id),
      action('check-setting-device', device.id),
      ...(knowsPersonalUse(facts) ? [action('allow-personal-use', device.id)] : []),
      action('retire-setting-device', device.id),
    ],
  };
}

function deviceFacts(device: SettingDevice, facts: Facts): Fact[] {
  const { checked, riskAssessed } = device;
  const users = device.users.map((user) => nameOfPerson(user, facts)).filter((name) => name !== '');
  const last = facts.lastIssueOf(device.id)?.returned ?? null;
  return [
    fact('users', users.length === 0 ? phrase('desk.setting-devices.nobody') : plain(users.join(', '))),
    fact('encrypted', yesNo(device.encrypted)),
    fact('passcode', yesNo(device.passcode)),
    fact('restricted', yesNo(device.restricted)),
    fact('off-site-allowed', yesNo(device.offSiteAllowed)),
    fact('origin', phrase(`form.setting-device.origin.${device.origin}`)),
    ...(device.origin === 'new' ? [] : [fact('cleared', yesNo(device.cleared))]),
    fact(
      'risk',
      riskAssessed === null
        ? phrase('form.no')
        : phrase('desk.setting-devices.risk-of', {
            day: riskAssessed.on,
            reference: riskAssessed.reference ?? '',
            who: riskAssessed.author ?? '',
          }),
    ),
    fact(
      'checked',
      checked === null
        ? phrase('desk.setting-devices.never')
        : phrase('desk.setting-devices.checked-by', { day: checked.on, who: nameOfPerson(checked.by, facts) }),
    ),
    ...(last === null ? [] : [fact('came-back', phrase(`form.setting-device.condition.${last.condition}`))]),
    ...(last?.words ? [fact('words', plain(last.words))] : []),
  ];
}

/** SETTINGS B3: who may use which device for personal ends, and until when. */
function personalUseRows(facts: Facts): readonly Row[] {
  return facts.personalUses().map((use) => {
    const device = settingDevice(use.device, facts);
    const over = facts.now >= use.until;
    return {
      id: `use:${use.id}`,
      first: plain(nameOfPerson(use.person, facts)),
      under: plain(device === null ? '' : nameOfDevice(device)),
      end: phrase(over ? 'desk.setting-devices.over' : 'desk.setting-devices.until', at(use.until, facts)),
      tone: over ? 'quiet' : 'plain',
      facts: [
        fact('allowed-by', plain(nameOfPerson(use.grantedBy, facts))),
        ...(use.words === null ? [] : [fact('words', plain(use.words))]),
      ],
      actions: [action('end-personal-use', use.id)],
    };
  });
}

/** SETTINGS A10: who may have a device and has not signed what it needs. */
function unsignedList(agreement: string, names: readonly string[], { policy, language }: Facts): DeskList {
  const label = policy.agreements[agreement]?.label;
  const gaps = { agreement: label === undefined ? agreement : inLanguage(label, language) };
  return {
    id: `unsigned-${agreement}`,
    title: phrase('desk.setting-devices.list.unsigned', gaps),
    empty: phrase('desk.setting-devices.empty.unsigned'),
    rows: names.map((name, index) => ({
      id: `unsigned:${agreement}:${index}`,
      first: plain(name),
      tone: 'plain',
      facts: [fact('to-sign', plain(gaps.agreement))],
      actions: [],
    })),
  };
}

/** SETTINGS C16: what pictures were taken for, the last at the top. */
function purposeRows(facts: Facts): readonly Row[] {
  return facts
    .devicesIssuedSince(facts.now - PURPOSE_DAYS * DAY_MS)
    .filter((issue) => issue.purpose !== null)
    .reverse()
    .map((issue) => {
      const device = settingDevice(issue.device, facts);
      return {
        id: `purpose:${issue.id}`,
        first: plain(purposeLabel(issue.purpose ?? '', facts)),
        under: plain(nameOfPerson(issue.person, facts)),
        middle: plain(device === null ? '' : nameOfDevice(device)),
        end: phrase('desk.setting-devices.moment', at(issue.issuedAt, facts)),
        tone: 'plain',
        facts: issueFacts(issue, facts),
        actions: [],
      };
    });
}

function retiredRow(device: SettingDevice): Row {
  return {
    id: `retired:${device.id}`,
    first: plain(nameOfDevice(device)),
    under: phrase(`device.${device.kind}`),
    tone: 'quiet',
    facts: [],
    actions: [],
  };
}

function at(moment: number, facts: Facts): { day: string; time: string } {
  return { day: facts.dateOf(moment), time: facts.timeOf(moment) };
}

function nameOfPerson(id: Id, facts: Facts): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

function purposeLabel(id: string, { policy, language }: Facts): string {
  const label = policy.settingDevices.purposes[id];
  return label === undefined ? id : inLanguage(label, language);
}
