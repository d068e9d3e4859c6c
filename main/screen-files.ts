import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { OUT_OF_ORDER_POLICY, type OutOfOrder, outOfOrderPage } from './out-of-order-page.ts';

/** The only origin there is. */
export const SCREEN_ORIGIN = 'kiosk://app';
/** The application's page. */
export const SCREEN_URL = `${SCREEN_ORIGIN}/index.html`;
const OUT_OF_ORDER_PATH = '/out-of-order/';
/** The static page of that reason. */
export const outOfOrderUrl = (why: OutOfOrder): string => `${SCREEN_ORIGIN}${OUT_OF_ORDER_PATH}${why}`;

// Files of any other kind are not served: the bundle holds none.
const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

// react-aria-components 1.22 puts one inline <style> (touch-action) into the head; a test demands zero violations, so an
// update that changes it shows itself.
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * The page's policy. `sandbox` without `allow-modals` is what makes `window.print()` harmless (it froze the page with a
 * native window); the one trusted-types policy is the default one that escapes, for the touch keyboard's labels.
 */
export const SCREEN_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLE}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
  'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The file an address means, absolute and inside `folder`; null for anything that is not plainly one of ours. */
export function fileFor(folder: string, url: URL): string | null {
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path === '/') path = '/index.html';
  // Windows also takes `\`, `C:` and `name:stream` as parts of a path, and NUL ends one on some systems.
  if (/[\\:\0]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return null;
  if (MIME[extname(path)] === undefined) return null;
  const file = join(folder, path);
  return file.startsWith(folder + sep) ? file : null;
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: EVERYWHERE });
}

function outOfOrderResponse(why: string): Response {
  if (why !== 'screen' && why !== 'station' && why !== 'data-folder') return refusal(404);
  const headers = {
    ...EVERYWHERE,
    'Content-Type': MIME['.html'] ?? '',
    'Content-Security-Policy': OUT_OF_ORDER_POLICY,
  };
  return new Response(outOfOrderPage(why), { headers });
}

/** Answers one request for our scheme: GET, our host, a file of the bundle. The reason of a refusal is not told. */
export async function respond(folder: string, method: string, address: string): Promise<Response> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.protocol !== 'kiosk:' || url.host !== 'app') return refusal(404);
  if (url.username !== '' || url.password !== '') return refusal(404);
  if (method !== 'GET') return refusal(405);
  if (url.pathname.startsWith(OUT_OF_ORDER_PATH))
    return outOfOrderResponse(url.pathname.slice(OUT_OF_ORDER_PATH.length));
  const file = fileFor(folder, url);
  if (file === null) return refusal(404);
  try {
    const body = await readFile(file);
    const type = MIME[extname(file)] ?? '';
    return new Response(new Uint8Array(body), {
      headers: { ...EVERYWHERE, 'Content-Type': type, 'Content-Security-Policy': SCREEN_POLICY },
    });
  } catch {
    return refusal(404);
  }
}
