import './page-safety.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './printed/paper.css';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PRINTED_FOLDER, type PRINTED_STATES, PrintedPage } from '../main/contract/printed-page.ts';
import { wordsOf } from './language.ts';
import { ChairReportPages, partsOf } from './printed/chair-report.tsx';
import { ChangeLogPages } from './printed/change-log.tsx';
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
  const fits = await drawn(page, place, draw);
  await document.fonts.ready;
  const state: (typeof PRINTED_STATES)[number] = fits ? 'ready' : 'too-much';
  root.dataset.printed = state;
}

/** @returns whether all of it stands on the paper */
function drawn(page: PrintedPage, place: HTMLElement, draw: Draw): Promise<boolean> {
  switch (page.kind) {
    case 'poster':
      return poster(page, place, draw);
    case 'change-log':
      entitle(page.language, 'printed.changes.title');
      return onSheets(page.changes, (sheets) => <ChangeLogPages page={page} sheets={sheets} />, place, draw);
    case 'chair-report':
      entitle(page.language, 'printed.chair.title');
      return onSheets(partsOf(page), (sheets) => <ChairReportPages page={page} sheets={sheets} />, place, draw);
  }
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

function entitle(language: string, key: string): void {
  document.documentElement.lang = language;
  document.title = wordsOf(language)(key);
}

/** First all of it on one sheet, to be measured; then on as many as it takes. */
async function onSheets<T>(
  things: readonly T[],
  drawing: (sheets: readonly (readonly T[])[]) => ReactNode,
  place: HTMLElement,
  draw: Draw,
): Promise<boolean> {
  await draw(drawing([things]));
  const sheets = sheetsOf(things, measureSheet(place));
  if (sheets === null) return false;
  await draw(drawing(sheets));
  return true;
}

const place = document.getElementById('root');
if (place) void print(place);
