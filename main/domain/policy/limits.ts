import { z } from 'zod';
import { RuleId } from './terms.ts';

export const Idle = z
  .strictObject({
    publicSeconds: z
      .int()
      .min(20)
      .max(600)
      .default(60)
      .describe('Seconds without a touch after which a public screen ends.'),
    managerSeconds: z.int().min(30).max(1800).default(120).describe('The same for the manager’s screens.'),
    countdownSeconds: z
      .int()
      .min(5)
      .max(60)
      .default(15)
      .describe('Seconds before the end from which the countdown is shown.'),
  })
  .describe('How long a screen waits for a touch.');

export const Reading = z
  .strictObject({
    minimumSeconds: z
      .int()
      .min(0)
      .max(60)
      .default(5)
      .describe('Seconds that the rules stay on screen before they can be agreed to.'),
  })
  .describe('Time to read the rules.');

export const Credentials = z
  .strictObject({
    pinDigits: z.int().min(6).max(12).default(6).describe('The fewest digits of a PIN.'),
    freeAttempts: z.int().min(1).max(9).default(4).describe('Wrong PINs before the person has to wait.'),
    waitSeconds: z
      .array(z.int().min(1).max(3600))
      .min(1)
      .max(20)
      .default([30, 60, 120, 240, 480])
      .describe('Seconds to wait after each further wrong PIN; the last figure is used again.'),
    disableAfter: z
      .int()
      .min(3)
      .max(100)
      .default(10)
      .describe('Wrong PINs in a row after which the badge is disabled.'),
    kioskFailures: z
      .int()
      .min(5)
      .max(200)
      .default(20)
      .describe(
        'Wrong PINs of anybody, within the next figure, that shut the manager’s area; so many wrong passes, or codes of one kind, shut that way in.',
      ),
    kioskWindowMinutes: z
      .int()
      .min(1)
      .max(120)
      .default(15)
      .describe('Minutes over which wrong PINs and codes of anybody are counted.'),
    kioskShutMinutes: z
      .int()
      .min(1)
      .max(120)
      .default(15)
      .describe('Minutes for which it stays shut. Badges, and signing in as a visitor, stay open.'),
    changeAfterDays: z
      .int()
      .min(30)
      .max(1100)
      .optional()
      .describe('Days after which a PIN has to be changed. Left out: never.'),
    remindDaysBefore: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .describe('Days before that change from which the person is reminded.'),
    noReuseOfLast: z.int().min(0).max(20).default(0).describe('How many earlier PINs cannot be used again.'),
  })
  .describe('Badges and PINs of managers and safeguarding leads.');

const days = (count: number, what: string) =>
  z
    .union([z.int().min(1).max(36_500), z.literal('until-released')])
    .default(count)
    .describe(`${what} Days, or until-released: until the safeguarding lead releases it.`);

export const Retention = z
  .strictObject({
    visits: days(365, 'Who was here and when.'),
    acknowledgements: days(365, 'What each person accepted.'),
    devices: days(365, 'What was put away, given back or kept.'),
    authorisations: z
      .union([z.int().min(1).max(36_500), z.literal('until-released')])
      .default('until-released')
      .describe('Permissions and arrangements. Days, or until-released.'),
    exceptions: days(365, 'Departures from the rules.'),
    incidents: z
      .union([z.int().min(1).max(36_500), z.literal('until-released')])
      .default('until-released')
      .describe('Reported breaches and concerns. Days, or until-released.'),
    settingDevices: days(1095, 'Issue and return of the setting’s own devices.'),
    failedTaps: days(30, 'Unknown badges and wrong PINs.'),
    technicalLogs: days(30, 'The program’s own log, which holds no names.'),
    backups: days(30, 'Copies of the record.'),
  })
  .describe('How long each kind of record is kept.');

export const Day = z
  .strictObject({
    endsAt: z
      .string()
      .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'a time like 04:00' })
      .default('04:00')
      .describe('Local time at which a day that nobody closed ends.'),
  })
  .describe('When a day ends.');

const Review = z
  .strictObject({
    date: z.iso.date().describe('Day of the review.'),
    by: z.string().min(1).max(80).describe('Who reviewed it, by name or office.'),
    early: z.boolean().default(false).describe('Whether it came before its date.'),
    reason: z.string().min(1).max(300).optional().describe('Why it came early.'),
  })
  .describe('A review that was held.');

export const Adoption = z
  .strictObject({
    agreedBy: z.array(z.string().min(1).max(80)).optional().describe('Who agreed the policy.'),
    agreedOn: z.iso.date().optional().describe('The day it was agreed.'),
    adoptedAt: z.string().min(1).max(120).optional().describe('The meeting at which it was adopted.'),
    heldOn: z.iso.date().optional().describe('The day of that meeting.'),
    signedBy: z
      .strictObject({
        name: z.string().min(1).max(80).describe('Name of the person who signed.'),
        role: z.string().min(1).max(80).describe('For whom or as what they signed.'),
      })
      .optional()
      .describe('Who signed it for the committee or the proprietor.'),
    reviewDue: z.iso.date().optional().describe('The day by which it is reviewed next.'),
    reviewEveryMonths: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('Months from one review to the next. Left out: as the dates say.'),
    warnDaysBefore: z
      .int()
      .min(0)
      .max(365)
      .default(30)
      .describe('Days before that day from which the manager is reminded.'),
    reviews: z.array(Review).default([]).describe('The reviews held so far.'),
    rule: RuleId,
  })
  .describe('When the setting took the policy up and when it looks at it again.');
export type Adoption = z.infer<typeof Adoption>;
