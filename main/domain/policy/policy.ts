import { z } from 'zod';
import { PersonType, Role } from '../people.ts';
import { ExceptionKind, Severity } from '../record/audit-event.ts';
import { ChildDevices, DepositNotice, DeviceRule, Group, Store } from './device-rules.ts';
import { Adoption, Credentials, Day, Idle, Reading, Retention } from './limits.ts';
import { Arrangement, Authorisation, Breaks, NeverReason, Place, StepOut } from './permissions.ts';
import { Contact, Incidents, SettingDevices } from './safeguarding.ts';
import { Label, LanguageCode, Line, LongText, PolicyId, RuleId } from './terms.ts';
import { Agreement, RegularVisitors, Reminder, Sign, Wording } from './wordings.ts';

/**
 * A policy file: everything in which one setting differs from another. Strict, so that a misspelt field is a fault and
 * not a rule that silently does not hold. What the shape cannot say (a rule that names an unknown store, a person type
 * without an answer) is in consistency.ts; only a policy that passed both counts as loaded.
 */
export const Policy = z
  .strictObject({
    id: PolicyId.describe('Name of the policy; the record quotes it.'),
    version: z
      .int()
      .min(1)
      .describe('Raise it by one when anything changes; every visit keeps the version it was decided under.'),
    title: Label,
    languages: z
      .array(LanguageCode)
      .min(1)
      .default(['en'])
      .describe('The languages that the texts are written in. English is always one of them.'),
    adoption: Adoption,
    groups: z.record(PolicyId, Group).default({}).describe('Groups of person types, by name.'),
    offDuty: z
      .partialRecord(PersonType, PersonType)
      .default({ student: 'visitor', 'committee-member': 'visitor' })
      .describe('As whom a person signs in who is not on duty.'),
    stores: z.record(PolicyId, Store).describe('The places that devices go into, by name.'),
    deviceRules: z.array(DeviceRule).min(1).describe('What people do with the devices they bring.'),
    childDevices: ChildDevices,
    depositNotice: DepositNotice.optional(),
    places: z.record(PolicyId, Place).describe('The places where devices may, or may never, be used, by name.'),
    authorisations: z.record(PolicyId, Authorisation).describe('What a manager can allow on the day, by name.'),
    neverReasons: z
      .record(PolicyId, NeverReason)
      .default({})
      .describe(
        'What nobody may be let use a personal device for, by name: no authorisation, break or arrangement may offer it.',
      ),
    breaks: Breaks.optional(),
    stepOut: StepOut.optional(),
    arrangements: z.record(PolicyId, Arrangement).default({}).describe('Standing permissions, by name.'),
    wordings: z.record(PolicyId, Wording).describe('The rules in the words that each person type reads, by name.'),
    agreements: z.record(PolicyId, Agreement).default({}).describe('Longer documents that some people sign, by name.'),
    regularVisitors: RegularVisitors.optional(),
    reminders: z.array(Reminder).default([]).describe('One-line reminders.'),
    sign: Sign,
    export: z
      .strictObject({
        encrypted: z.boolean().describe('Whether a closed day may only leave encrypted to the office.'),
        rule: RuleId,
      })
      .optional()
      .describe('How closed days leave the kiosk.'),
    privacyNotice: z
      .strictObject({
        version: z.int().min(1).describe('Raise it by one when the words change.'),
        text: LongText,
        rule: RuleId,
      })
      .describe('What the setting does with what it records about people.'),
    fullPolicyAt: Line.describe('Where the setting’s full policy can be read.'),
    complaints: Line.optional().describe('How to complain, or where that can be read.'),
    incidents: Incidents,
    contacts: z.record(PolicyId, Contact).default({}).describe('Whom to turn to, by name.'),
    contactOrder: z.array(Role).min(1).describe('The order in which the setting’s own people are turned to.'),
    settingDevices: SettingDevices,
    exceptions: z
      .partialRecord(ExceptionKind, Severity)
      .default({})
      .describe(
        'How much notice each kind of exception is given: note, attention or serious. Left out: as the kiosk has it.',
      ),
    idle: Idle.prefault({}),
    reading: Reading.prefault({}),
    credentials: Credentials.prefault({}),
    retention: Retention.prefault({}),
    day: Day.prefault({}),
  })
  .meta({ id: 'Policy', title: 'Cloakroom policy', description: 'The device policy of one setting.' });
export type Policy = z.infer<typeof Policy>;
