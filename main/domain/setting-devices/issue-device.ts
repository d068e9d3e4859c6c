import type { DecisionProblem, Outcome } from '../desk/decisions.ts';
import { nameOf } from '../desk/names.ts';
import { type Answers, RECORDS_ONLY, textOf, type Words, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { inLanguage } from '../policy/requirements.ts';
import { conditionOf, dueOf, type Handing, noticeIn, takingOf } from './issue-questions.ts';
import { isNeeded, mayIssue } from './may-issue.ts';
import { personalUseOf } from './personal-use.ts';
import { nameOfDevice } from './register.ts';

/** What keeps a device from being handed out as it was answered; the reasons one by one stand in the form. */
export function issueProblem(answers: Answers, { device, person }: Handing, facts: Facts): DecisionProblem | null {
  const taking = takingOf(answers);
  if (mayIssue(device, person, taking, facts.policy, facts).length > 0) return { code: 'device-not-ready', gaps: {} };
  const due = dueOf(answers, facts);
  if (due <= facts.now) return { code: 'due-passed', gaps: { time: facts.timeOf(due) } };
  const permission = taking.use === 'personal-use' ? personalUseOf(device.id, person.id, facts) : null;
  if (permission !== null && due > permission.until)
    return { code: 'due-after-permission', gaps: { until: facts.timeOf(permission.until) } };
  return null;
}

/** The sentence in the record: who has what, for what, until when, and what they said about it. */
export function issueSays(answers: Answers, { device, person }: Handing, facts: Facts): Words {
  const taking = takingOf(answers);
  const due = dueOf(answers, facts);
  const purpose = taking.purpose === null ? undefined : facts.policy.settingDevices.purposes[taking.purpose];
  const gaps = {
    who: nameOf(person),
    device: nameOfDevice(device),
    day: facts.dateOf(due),
    time: facts.timeOf(due),
    purpose: purpose === undefined ? '' : inLanguage(purpose, facts.language),
  };
  if (purpose !== undefined) return words(`form.setting-device.says-purpose.${taking.use}`, gaps);
  if (taking.dataMovedOff) return words('form.setting-device.says-emptied', gaps);
  if (taking.withChildren) return words('form.setting-device.says-children', gaps);
  return words(`form.setting-device.says.${taking.use}`, gaps);
}

export function issueOutcome(answers: Answers, { device, person, by }: Handing, facts: Facts): Outcome {
  const taking = takingOf(answers);
  const { policy } = facts;
  const notice = noticeIn(facts);
  const asked = (need: Parameters<typeof isNeeded>[0]) => isNeeded(need, device, taking, policy);
  const said = textOf(answers, 'words');
  const due = dueOf(answers, facts);
  return {
    ...RECORDS_ONLY,
    events: [
      {
        kind: 'setting-device-issued',
        facts: {
          issue: facts.newId('i'),
          device: device.id,
          person: person.id,
          use: taking.use,
          withChildren: taking.withChildren,
          condition: conditionOf(answers),
          dataMovedOff: asked('data-moved-off') ? taking.dataMovedOff : null,
          purpose: taking.purpose,
          permissionHeld: asked('permission-held') ? taking.permissionHeld : null,
          notice: notice === null ? null : { hash: facts.hashOf(notice.text), language: notice.language },
          personalUse: taking.use === 'personal-use' ? (personalUseOf(device.id, person.id, facts)?.id ?? null) : null,
          due,
          by,
        },
        personal: said === '' ? {} : { words: said },
      },
    ],
    said: {
      key: 'form.setting-device.issued',
      gaps: { device: nameOfDevice(device), day: facts.dateOf(due), time: facts.timeOf(due) },
    },
  };
}
