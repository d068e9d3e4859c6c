import { z } from 'zod';
import { Role } from '../people.ts';
import { Label, Line, LongText, Picture, PolicyId, RuleId, Who } from './terms.ts';

const Sentence = z
  .strictObject({ picture: Picture.describe('The picture beside the sentence.'), text: Line, rule: RuleId })
  .describe('One short sentence with its picture.');

const Consequence = z
  .strictObject({ text: Line, rule: RuleId })
  .describe('What may follow when the rules are broken. Only where the setting’s policy says so of these people.');

export const Wording = z
  .strictObject({
    version: z.int().min(1).describe('Raise it by one when the words change; people are then asked again.'),
    for: Who,
    signature: z.boolean().describe('Whether the person signs with a finger.'),
    asked: z
      .enum(['every-visit', 'once'])
      .describe('Whether the person accepts it at every visit, or once for each version.'),
    renewAfterMonths: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('Months after which a person who accepted it once is asked again.'),
    sentences: z.array(Sentence).min(1).max(5).describe('At most five short sentences.'),
    consequences: z.array(Consequence).max(6).default([]).describe('What may follow when the rules are broken.'),
    fullText: LongText.describe('Everything, one touch away.'),
    rule: RuleId,
  })
  .describe('The rules in the words that one person type reads and accepts.');
export type Wording = z.infer<typeof Wording>;

export const Agreement = z
  .strictObject({
    label: Label,
    version: z.int().min(1).describe('Raise it by one when the text changes; people are then asked again.'),
    for: Who,
    asked: z
      .enum(['at-sign-in', 'at-induction', 'regular-visitor', 'on-request'])
      .describe('When it is put before the person.'),
    signature: z.boolean().default(true).describe('Whether the person signs with a finger.'),
    renewAfterMonths: z.int().min(1).max(60).optional().describe('Months after which it is asked again.'),
    approvedBy: z.array(Role).min(1).optional().describe('The roles that approve it beforehand. Left out: none.'),
    riskAssessment: z
      .boolean()
      .default(false)
      .describe('Whether a risk assessment (reference, date) is entered beforehand.'),
    text: LongText,
    consequences: z.array(Consequence).max(6).default([]).describe('What may follow when it is broken.'),
    rule: RuleId,
  })
  .describe('A longer document that some people sign.');
export type Agreement = z.infer<typeof Agreement>;

export const Reminder = z
  .strictObject({
    for: Who,
    moments: z
      .array(z.enum(['sign-in', 'sign-out']))
      .min(1)
      .describe('When the line is shown. For parents, signing in is dropping off and signing out is collecting.'),
    text: Line,
    rule: RuleId,
  })
  .describe('One line for people who are not shown the whole rules again.');

export const Sign = z
  .strictObject({
    title: Label,
    lines: z.array(Line).min(1).max(5).describe('At most five short lines.'),
    rule: RuleId,
  })
  .describe('The sign on the idle screen and on the door.');
export type Sign = z.infer<typeof Sign>;

export const RegularVisitors = z
  .strictObject({
    visits: z.int().min(2).max(100).describe('This many visits …'),
    withinDays: z.int().min(1).max(366).describe('… within this many days make a regular visitor.'),
    longerThanHours: z.int().min(1).max(24).optional().describe('Or one visit longer than this many hours.'),
    except: Who.describe('Person types or groups that are never counted.'),
    agreement: PolicyId.describe('The agreement that they are asked for.'),
    rule: RuleId,
  })
  .describe('Visitors who come so often, or stay so long, that they sign a full agreement.');
