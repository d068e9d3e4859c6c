import { z } from 'zod';
import { DeviceKind } from '../devices.ts';
import { Role } from '../people.ts';
import { Label, Line, PolicyId, RuleId, Who } from './terms.ts';

const IncidentKind = z
  .strictObject({
    label: Label,
    instruction: Line.optional().describe('What to do first; shown above the form.'),
    asks: z
      .array(z.enum(['evidence-preserved-where', 'discussed-with-parents-on', 'child-initials', 'device-kind']))
      .default([])
      .describe('Further questions of the form.'),
    outcomes: z.array(PolicyId).default([]).describe('The outcomes that belong to it. Empty: all of them.'),
    seenBy: z.array(Role).default([]).describe('On whose work lists it stays until each has seen it.'),
    rule: RuleId,
  })
  .describe('A kind of breach or concern that can be reported.');

const IncidentStep = z
  .strictObject({ text: Line, rule: RuleId })
  .describe('One short step of what to do in an incident.');

const Outcome = z
  .strictObject({
    label: Label,
    body: z.string().min(1).max(120).optional().describe('Name of the board, body or procedure it goes to.'),
    asks: z
      .array(z.enum(['date', 'reference']))
      .default(['date'])
      .describe('What is entered with it.'),
    rule: RuleId,
  })
  .describe('What was done about an incident; several may apply.');

export const Incidents = z
  .strictObject({
    openTo: Who.describe('Who may report once the kiosk knows who they are.'),
    steps: z
      .array(IncidentStep)
      .max(5)
      .default([])
      .describe('What everybody does in an incident; shown on top of the form, before the kind is chosen.'),
    kinds: z.record(PolicyId, IncidentKind).describe('What can be reported.'),
    lostCredential: PolicyId.optional().describe(
      'The kind of incident that opens when somebody reports a lost badge or a PIN that others know. Left out: none opens.',
    ),
    outcomes: z.record(PolicyId, Outcome).describe('What can be done about it.'),
    closesWith: z
      .array(z.enum(['outcome', 'actions-done', 'debrief', 'lessons']))
      .default(['outcome'])
      .describe('What has to be entered before an incident can be closed.'),
    evidenceHold: z
      .boolean()
      .default(false)
      .describe('Whether a compartment can be locked against its owner by two people.'),
    handledBy: z.array(Role).min(1).describe('The roles that work on incidents.'),
  })
  .describe('Reported breaches and concerns.');

export const Contact = z
  .strictObject({
    label: Label,
    telephone: z.string().max(40).optional().describe('Telephone number. The preset ships without.'),
    role: Role.optional().describe('The role that this contact has in the setting.'),
    shownTo: z.array(Role).min(1).describe('The roles to whom it is shown.'),
    rule: RuleId,
  })
  .describe('Whom to turn to.');

/** What the register of setting-owned devices has to say before a device is handed out. */
export const DEVICE_NEEDS = [
  'encrypted',
  'passcode',
  'restricted',
  'authorised-user',
  'off-site-allowed',
  'signed-agreement',
  'data-moved-off',
  'cleared',
  'risk-assessment',
  'purpose',
  'permission-held',
] as const;

const DeviceCheck = z
  .strictObject({
    at: z.enum(['issue', 'off-site', 'outing', 'use-with-children']).describe('When it is asked.'),
    kinds: z.array(DeviceKind).min(1).optional().describe('Only for these kinds. Left out: for every kind.'),
    needs: z.array(z.enum(DEVICE_NEEDS)).min(1).describe('What the register has to say, or the user has to confirm.'),
    agreement: PolicyId.optional().describe('The agreement that has to be signed, where one is needed.'),
    rule: RuleId,
  })
  .describe('Without this the device is not handed out.');

export const SettingDevices = z
  .strictObject({
    issuedTo: Who.describe('Who may be given a setting-owned device.'),
    checks: z.array(DeviceCheck).default([]).describe('What is checked before a device is handed out.'),
    purposes: z
      .record(PolicyId, Label)
      .default({})
      .describe('Purposes that can be chosen when a camera or tablet is issued.'),
    protectionCheckDays: z
      .int()
      .min(1)
      .max(366)
      .optional()
      .describe('Days after which protective software is checked again.'),
    notice: Line.optional().describe('The line acknowledged when a device is issued.'),
    rule: RuleId,
  })
  .describe('The setting’s own devices.');
