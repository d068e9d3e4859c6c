import { z } from 'zod';
import { DeviceKind, Ownership } from '../devices.ts';
import { Role } from '../people.ts';
import { Label, Line, PolicyId, RuleId, Who } from './terms.ts';

/** Places where no policy file can allow a device, whatever it says (SETTINGS, `Identifiers`). */
export const ALWAYS_NEVER_PLACES = ['changing-room', 'toilet'] as const;

/** A list of nobody is a contradiction, told with all the others (deciders.ts); editors know it from the schema. */
const Deciders = z.array(Role).meta({ minItems: 1 });

const NEEDS = ['no', 'optional', 'required'] as const;

export const Place = z
  .strictObject({
    label: Label,
    childFree: z.boolean().describe('Whether children are kept out of this place.'),
    allowedFor: Who.optional().describe('For whom a manager may allow the use of a device here. Left out: for nobody.'),
    never: z.boolean().default(false).describe('True where no device may ever be used, whoever asks.'),
    rule: RuleId,
  })
  .describe('A place where a device may, or may never, be used.');

const Confirmation = z
  .strictObject({ id: PolicyId.describe('Name that the record quotes.'), text: Line, rule: RuleId })
  .describe('A sentence that has to be confirmed before the permission is valid.');

const Reason = z
  .strictObject({
    id: PolicyId.describe('Name that the record quotes.'),
    label: Label,
    for: Who.optional().describe('Only for these people. Left out: for all whom the permission is for.'),
  })
  .describe('A reason that can be chosen.');
export type Reason = z.infer<typeof Reason>;

export type Place = z.infer<typeof Place>;

export const Authorisation = z
  .strictObject({
    label: Label,
    for: Who,
    ownership: Ownership.exclude(['setting-owned'])
      .default('personal')
      .describe('Whether it is about personal devices or about issued ones used for personal ends.'),
    grantedBy: Deciders.describe('The roles that may grant it. Nobody grants it to themselves.'),
    standIns: z
      .array(Role)
      .default([])
      .describe('The roles that may grant it too while nobody who may grant it is signed in.'),
    reasons: z.array(Reason).min(1).describe('The reasons that can be chosen.'),
    places: z
      .array(PolicyId)
      .min(1)
      .optional()
      .describe('Only these of the places that are allowed for the person. Left out: all of them.'),
    childFreeOnly: z.boolean().default(false).describe('True where it is valid in child-free places only.'),
    longestMinutes: z
      .int()
      .min(1)
      .max(527_040)
      .describe('The longest time it can be granted for, in minutes; a day has 1440, thirty days have 43200.'),
    organisation: z
      .enum(NEEDS)
      .default('no')
      .describe('Whether the organisation that the person works for is entered.'),
    checkInMinutes: z.int().min(1).max(480).optional().describe('Minutes between check-ins of a lone worker.'),
    releaseMinutes: z
      .int()
      .min(1)
      .max(240)
      .optional()
      .describe('Minutes that a stored device is released for each check-in.'),
    confirmations: z.array(Confirmation).default([]).describe('What the person who grants it has to confirm.'),
    rule: RuleId,
  })
  .describe('A decision for one person, one reason, one place and one stretch of time.');
export type Authorisation = z.infer<typeof Authorisation>;

export const NeverReason = z
  .strictObject({ label: Label, rule: RuleId })
  .describe('Something that nobody may be let use a personal device for.');

export const Breaks = z
  .strictObject({
    for: Who,
    needsManager: z.boolean().describe('True where a manager has to let the device out for a break.'),
    reasons: z.array(Reason).min(1).describe('The reasons that can be chosen.'),
    places: z.array(PolicyId).min(1).describe('Where a device that is out for a break may be used.'),
    longestMinutes: z.int().min(1).max(240).describe('Minutes after which the device is due back.'),
    rule: RuleId,
  })
  .describe('Taking one’s own device out for a recorded break.');

export const StepOut = z
  .strictObject({ for: Who, place: PolicyId.describe('Where they go to use the device.'), rule: RuleId })
  .describe('Leaving the premises for a while to use a device, recorded without signing out.');

const Need = z.enum(NEEDS);

export const Arrangement = z
  .strictObject({
    label: Label,
    for: Who,
    devices: z
      .array(DeviceKind)
      .default([])
      .describe('The kinds of device it is about. Empty: it is not about a device.'),
    keeps: z
      .boolean()
      .default(false)
      .describe('True where the person keeps the device while the arrangement is valid.'),
    released: z
      .boolean()
      .default(false)
      .describe('True where stored devices are given out for it and are due back when it ends.'),
    child: z
      .enum(['no', 'named', 'owner'])
      .default('no')
      .describe(
        'Whether a child is entered, by initials only: named, because it is about the child; owner, because the device is the child’s.',
      ),
    together: z.boolean().default(false).describe('True where several people can be on one of these.'),
    destination: Need.default('no').describe('Whether where they go is entered.'),
    hours: Need.default('no').describe('Whether it is valid from one time of the day to another.'),
    places: z.array(PolicyId).default([]).describe('The places it is limited to. Empty: it is not tied to a place.'),
    approvedBy: Deciders.describe('The roles that may approve it. Nobody approves their own.'),
    readBy: z
      .array(Role)
      .min(1)
      .optional()
      .describe('The only roles that may read it. Left out: the roles that approve.'),
    attendingStaff: z
      .int()
      .min(0)
      .max(9)
      .default(0)
      .describe('How many different signed-in members of staff have to attend, each confirming at the kiosk.'),
    riskAssessment: Need.default('no').describe('Whether a risk assessment (reference, date, author) is entered.'),
    organisation: Need.default('no').describe('Whether the organisation that the person works for is entered.'),
    document: Need.default('no').describe('Whether the agreed text is entered.'),
    advice: Need.default('no').describe('Whether the advice given and the decision taken are entered.'),
    signedBoundaries: Need.default('no').describe('Whether the agreed limits are entered and signed by the person.'),
    childStart: Need.default('no').describe(
      'Whether the day on which the child starts is entered. One that is made after that day is an exception.',
    ),
    endDate: Need.default('required').describe('Whether it has a last day.'),
    reviewAfterDays: z.int().min(1).max(1100).optional().describe('Days after which it has to be looked at again.'),
    noticeDaysBefore: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .describe('Days before its first day from which it is announced on the idle screen and at sign-in.'),
    checkInMinutes: z.int().min(1).max(480).optional().describe('Minutes between check-ins of a lone worker.'),
    releaseMinutes: z
      .int()
      .min(1)
      .max(240)
      .optional()
      .describe('Minutes that a stored device is released for each check-in.'),
    confirmations: z.array(Confirmation).default([]).describe('What the approver has to confirm.'),
    conditions: z.array(Confirmation).default([]).describe('What the person has to accept.'),
    rule: RuleId,
  })
  .describe('A standing permission with conditions, dated and reviewed.');
export type Arrangement = z.infer<typeof Arrangement>;
