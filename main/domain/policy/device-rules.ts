import { z } from 'zod';
import { DeviceKind } from '../devices.ts';
import { PersonType, Role } from '../people.ts';
import { Label, Line, PolicyId, RuleId, Who } from './terms.ts';

export const Group = z
  .strictObject({
    label: Label,
    members: z.array(PersonType).min(1).describe('The person types that belong to the group.'),
  })
  .describe('Several person types under one name, so that a rule can speak of all of them.');

export const Store = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('locker').describe('A locker with doors that the kiosk opens.'),
      label: Label,
      fallback: PolicyId.describe('The manual store for whatever does not fit, or while the locker is out of order.'),
    }),
    z.strictObject({
      kind: z.literal('manual').describe('A room, cupboard or drawer with numbered places that a person opens.'),
      label: Label,
      places: z.int().min(1).max(500).describe('How many numbered places the store has.'),
    }),
  ])
  .describe('A place that devices go into.');
export type Store = z.infer<typeof Store>;

/** A device rule speaks of what people bring in; setting-owned devices follow the register. */
export const RULED_OWNERSHIPS = ['personal', 'work-issued'] as const;

const shared = {
  for: Who,
  kinds: z
    .array(DeviceKind)
    .min(1)
    .optional()
    .describe(
      'Only for these kinds of device. Left out: for every kind. A rule that names kinds goes before one that does not.',
    ),
  ownership: z
    .enum(RULED_OWNERSHIPS)
    .optional()
    .describe('Only for personal or only for work-issued devices. Left out: for both.'),
  worksWithChildren: z
    .boolean()
    .optional()
    .describe(
      'Only for people who work with children (true) or do not (false). People count as working with children unless the manager recorded otherwise.',
    ),
  rule: RuleId,
};

/** Which rule wins: person type before group before everyone, then kinds, then worksWithChildren, then ownership. */
export const DeviceRule = z.discriminatedUnion('must', [
  z.strictObject({
    must: z.literal('deposit').describe('The device goes into a store.'),
    store: PolicyId.describe('The store it goes into.'),
    ...shared,
  }),
  z.strictObject({
    must: z
      .literal('hand-in')
      .describe('A member of staff takes the device, puts it into a manual store and confirms.'),
    store: PolicyId.describe('The manual store it goes into.'),
    ...shared,
  }),
  z.strictObject({
    must: z.literal('keep-in-bag').describe('The device stays in a bag or pocket, out of use.'),
    ...shared,
  }),
  z.strictObject({
    must: z.literal('leave-off-premises').describe('The device is not brought in at all.'),
    letInBy: z
      .array(Role)
      .min(1)
      .optional()
      .describe('The roles that may let it in all the same, which is kept as an exception. Left out: nobody.'),
    ...shared,
  }),
]);
export type DeviceRule = z.infer<typeof DeviceRule>;

export const ChildDevices = z
  .strictObject({
    allowed: z
      .enum(['never', 'stored-for-the-day'])
      .describe(
        'Whether children may bring devices to be stored for the day; with never, only found ones are taken in.',
      ),
    store: PolicyId.describe('The store that a child’s device goes into.'),
    collectedBy: z
      .enum(['adult', 'parent'])
      .describe('Who gets it back: any adult who collects the child, or only a parent or carer.'),
    unless: z.array(PolicyId).default([]).describe('The arrangements under which a child keeps a device after all.'),
    rule: RuleId,
  })
  .describe('What happens to a device that a child brings or is found with. The child appears by initials only.');
export type ChildDevices = z.infer<typeof ChildDevices>;

export const DepositNotice = z
  .strictObject({
    text: Line,
    conditionNote: z
      .boolean()
      .default(false)
      .describe('Whether the owner may note the condition of the device, and damage that is there already.'),
    rule: RuleId,
  })
  .describe('One line shown whenever a device is put in, for example about liability.');
