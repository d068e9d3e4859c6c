import { createHash } from 'node:crypto';

/** Why nobody can sign in here just now. */
export type OutOfOrder = 'screen' | 'station' | 'data-folder';

// In English and here, not in the catalogues: this page must come up when nothing else does, and holds no script.
const FOR_STAFF: Record<OutOfOrder, string> = {
  screen: 'The screen stopped several times. The station tries again by itself in a minute.',
  station: 'The program behind the screen stopped several times. The station tries again by itself in ten minutes.',
  'data-folder': 'The folder that holds the record cannot be written. Check the disk, then start the computer again.',
};

const STYLE = `html{height:100%;font:clamp(18px,2.2vw,30px)/1.45 system-ui,sans-serif;color:#1c2b33;background:#fbf7ef}
body{min-height:100%;margin:0;display:grid;place-content:center;justify-items:center;text-align:center;gap:.6em;padding:2em;box-sizing:border-box}
h1{font-size:2em;margin:0;line-height:1.2}p{max-width:32em;margin:0}.staff{margin-top:2em;font-size:.7em;color:#4d5f69}
svg{width:4.5em;height:4.5em;color:#a8471e}`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** The page's own policy: its one style, and nothing else at all. */
export const OUT_OF_ORDER_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-scripts`;

/** The page that stands on the screen while the watchdogs wait. No script, no picture file, nothing of the record. */
export function outOfOrderPage(why: OutOfOrder): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cloakroom</title><style>${STYLE}</style></head><body>
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M12 7v6M12 16.5v.1"/></svg>
<h1>Please call a member of staff</h1><p>This screen cannot sign anybody in just now. Staff will sign you in on paper and look after your phone.</p>
<p class="staff">${FOR_STAFF[why]}</p></body></html>`;
}
