import './page-safety.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './printed/paper.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PRINTED_FOLDER, type PRINTED_STATES, PrintedPage } from '../main/contract/printed-page.ts';
import { fitToPaper } from './printed/fit-to-paper.ts';
import { PosterPage } from './printed/poster.tsx';

/** The page for paper: fetches what it draws, draws it once, and says on its root element that it stands. */
async function draw(place: HTMLElement): Promise<void> {
  const answer = await fetch(`${PRINTED_FOLDER}${location.search.slice(1)}`);
  const page = PrintedPage.parse(await answer.json());
  const root = document.documentElement;
  root.lang = page.poster.language;
  root.dataset.paper = page.paper;
  document.title = page.poster.sign.title;
  flushSync(() => createRoot(place).render(<PosterPage page={page} />));
  // Only letters that stand on the page are loaded, and the others have another width.
  await document.fonts.ready;
  const state: (typeof PRINTED_STATES)[number] = fitToPaper(place) ? 'ready' : 'too-much';
  await document.fonts.ready;
  root.dataset.printed = state;
}

const place = document.getElementById('root');
if (place) void draw(place);
