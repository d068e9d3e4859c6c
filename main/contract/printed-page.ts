import { z } from 'zod';
import { CHANGE_AREAS } from '../domain/change-log/change.ts';
import { ChairReport } from '../domain/incidents/chair-report.ts';
import { ROLES } from '../domain/people.ts';
import { PAPERS, POSTER_LANGUAGES, Poster } from '../domain/policy/poster.ts';
import { Phrase } from './screen-state.ts';

/** About a hundred sheets; nobody reads more in a meeting. */
export const MOST_CHANGES = 2000;

/** What the page for paper is given to draw, one kind for each thing that is printed. */
export const PrintedPage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('poster'),
    paper: z.enum(PAPERS),
    poster: Poster,
    /** Null: a line to write on. */
    setting: z.string().max(80).nullable(),
    /** The setting's own number, for families (SETTINGS C4). Null: a line to write on. */
    telephone: z.string().max(40).nullable(),
    /** Of a setting that only tries things out: the page says so. */
    demonstration: z.boolean(),
    /** The day of the printing. */
    printedOn: z.iso.date(),
  }),
  /** For a meeting (SETTINGS D14): as many sheets as it takes. */
  z.strictObject({
    kind: z.literal('change-log'),
    paper: z.literal('A4'),
    language: z.enum(POSTER_LANGUAGES),
    setting: z.string().max(80),
    demonstration: z.boolean(),
    from: z.iso.date(),
    to: z.iso.date(),
    printedOn: z.iso.date(),
    printedBy: z.string().max(250),
    /** In which the times are read. */
    timeZone: z.string().max(60),
    changes: z
      .array(
        z.strictObject({
          seq: z.int(),
          at: z.int(),
          area: z.enum(CHANGE_AREAS),
          what: Phrase,
          whom: Phrase.nullable(),
          details: z.array(Phrase),
          by: Phrase,
        }),
      )
      .max(MOST_CHANGES),
  }),
  /** For the chairperson (SETTINGS D2): who made it stands there by role only. */
  z.strictObject({
    kind: z.literal('chair-report'),
    paper: z.literal('A4'),
    language: z.enum(POSTER_LANGUAGES),
    setting: z.string().max(80),
    demonstration: z.boolean(),
    from: z.iso.date(),
    to: z.iso.date(),
    printedOn: z.iso.date(),
    printedAs: z.enum(ROLES),
    report: ChairReport,
  }),
]);
export type PrintedPage = z.infer<typeof PrintedPage>;

/** `too-much`: more than the paper holds in letters that can be read. `not-drawn`: the page never stood. */
export const PRINT_FAULTS = ['too-much', 'not-drawn'] as const;
export type PrintFault = (typeof PRINT_FAULTS)[number];

/** The folder of addresses under which the page fetches what it draws. */
export const PRINTED_FOLDER = '/printed/';
/** The page says on its root element (`data-printed`) that it stands and fits, or that it is too much for the paper. */
export const PRINTED_STATES = ['ready', 'too-much'] as const;
