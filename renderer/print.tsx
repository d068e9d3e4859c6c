import './page-safety.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './printed/paper.css';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PRINTED_FOLDER, type PRINTED_STATES, PrintedPage } from '../main/contract/printed-page.ts';
import { wordsOf } from './language.ts';
import { type ChangeLog, ChangeLogPages } from './printed/change-log.tsx';
import { fitToPaper } from './printed/fit-to-paper.ts';
import { PosterPage } from './printed/poster.tsx';
import { measureSheet, sheetsOf } from './printed/sheets.ts';

/** Draws at once, and comes back when the letters that stand there are loaded: the others have another width. */
type Draw = (drawn: ReactNode) => Promise<void>;

/** The page for paper: fetches what it draws, draws it, and says on its root element that it stands. */
async function print(place: HTMLElement): Promise<void> {
  const answer = await fetch(`${PRINTED_FOLDER}${location.search.slice(1)}`);
  const page = PrintedPage.parse(await answer.json());
  const root = document.documentElement;
  root.dataset.paper = page.paper;
  const drawing = createRoot(place);
  const draw: Draw = async (drawn) => {
    flushSync(() => drawing.render(drawn));
    await document.fonts.ready;
  };
  const fits = page.kind === 'poster' ? await poster(page, place, draw) : await changeLog(page, place, draw);
  await document.fonts.ready;
  const state: (typeof PRINTED_STATES)[number] = fits ? 'ready' : 'too-much';
  root.dataset.printed = state;
}

async function poster(
  page: Extract<PrintedPage, { kind: 'poster' }>,
  place: HTMLElement,
  draw: Draw,
): Promise<boolean> {
  document.documentElement.lang = page.poster.language;
  document.title = page.poster.sign.title;
  await draw(<PosterPage page={page} />);
  return fitToPaper(place);
}

/** First all of it on one sheet, to be measured; then on as many as it takes. */
async function changeLog(page: ChangeLog, place: HTMLElement, draw: Draw): Promise<boolean> {
  document.documentElement.lang = page.language;
  document.title = wordsOf(page.language)('printed.changes.title');
  await draw(<ChangeLogPages page={page} sheets={[page.changes]} />);
  const sheets = sheetsOf(page.changes, measureSheet(place));
  if (sheets === null) return false;
  await draw(<ChangeLogPages page={page} sheets={sheets} />);
  return true;
}

const place = document.getElementById('root');
if (place) void print(place);
