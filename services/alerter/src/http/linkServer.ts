import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLink, type LinkAction } from '@rasid/alerts';
import { UnavailableError } from '@rasid/pipeline';
import { sendPage, type Handler, type LinkParts } from './exchange.ts';
import { giveFeed, openStream } from './feedHandlers.ts';
import { askToAcknowledge, askToMute, doAcknowledge, doMute } from './pageHandlers.ts';
import { refused } from './pages.ts';

export type LinkServer = { readonly url: string; close(): Promise<void> };

const REQUEST_MS = 30_000;
const STATUS = { unknown: 404, forged: 403, expired: 410 } as const;

/** What a link does, by method: a program that only follows links changes nothing. */
const handlers: Readonly<Record<LinkAction, ReadonlyMap<string, Handler>>> = {
  acknowledge: new Map([
    ['GET', askToAcknowledge],
    ['POST', doAcknowledge],
  ]),
  mute: new Map([
    ['GET', askToMute],
    ['POST', doMute],
  ]),
  feed: new Map([['GET', giveFeed]]),
  stream: new Map([['GET', openStream]]),
};

/** Serves what alerts lead to: pages that acknowledge and mute, a feed and a stream of events of each rule. */
export async function startLinkServer(
  { host, port }: { readonly host: string; readonly port: number },
  parts: LinkParts,
): Promise<LinkServer> {
  const server = createServer((request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      const status = error instanceof UnavailableError ? 503 : 500;
      if (!response.headersSent) response.writeHead(status, { 'retry-after': '10' });
      response.end();
    });
  });
  server.requestTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: LinkParts): Promise<void> {
  request.resume(); // nothing that is sent along is of interest
  const opened = openLink(parts.key, request.url ?? '/', parts.now().getTime());
  if (!opened.ok) return sendPage(response, STATUS[opened.reason], refused[opened.reason]);
  const known = handlers[opened.action];
  const handle = known.get(request.method ?? 'GET');
  if (handle) return handle(opened.subject, { request, response, parts });
  response.writeHead(405, { allow: [...known.keys()].join(', ') }).end();
}
