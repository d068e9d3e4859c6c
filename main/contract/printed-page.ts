import { z } from 'zod';
import { Poster } from '../domain/policy/poster.ts';

export const PAPERS = ['A4', 'A3'] as const;
export const Paper = z.enum(PAPERS);
export type Paper = z.infer<typeof Paper>;

/** What the page for paper is given to draw, one kind for each thing that is printed. */
export const PrintedPage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('poster'),
    paper: Paper,
    poster: Poster,
    /** Null: a line to write on. */
    setting: z.string().max(80).nullable(),
    /** The setting's own number, for families (SETTINGS C4). Null: a line to write on. */
    telephone: z.string().max(40).nullable(),
    /** The day of the printing. */
    printedOn: z.iso.date(),
  }),
]);
export type PrintedPage = z.infer<typeof PrintedPage>;

/** The folder of addresses under which the page fetches what it draws. */
export const PRINTED_FOLDER = '/printed/';
/** The page says on its root element (`data-printed`) that it stands and fits, or that it is too much for the paper. */
export const PRINTED_STATES = ['ready', 'too-much'] as const;
