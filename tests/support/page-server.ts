import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { SCREEN_POLICY } from '../../main/screen-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built page on this machine only, under the kiosk's content policy. */
export async function servePage(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const wanted = new URL(request.url ?? '/', 'http://page').pathname;
    const file = normalize(join(folder, wanted === '/' ? 'index.html' : decodeURIComponent(wanted)));
    const answer = file.startsWith(normalize(folder) + sep) ? readFile(file) : Promise.reject(new Error('outside'));
    answer.then(
      (content) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': SCREEN_POLICY,
          'x-content-type-options': 'nosniff',
        });
        response.end(content);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
