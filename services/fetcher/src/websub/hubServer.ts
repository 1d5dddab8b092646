import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MIN_POLL_INTERVAL_MS, type Feed, type FeedHub } from '@rasid/contracts';
import { asError } from '@rasid/pipeline';
import type { Logger } from '@rasid/runtime';
import { answerHub, feedIdOf } from './answerHub.ts';

export type HubServerParts = {
  readonly host: string;
  readonly port: number;
  readonly master: string;
  /** Largest body of a notification. */
  readonly maxBytes: number;
  readonly feeds: {
    get(id: string): Promise<Feed | undefined>;
    recordHub(id: string, hub: FeedHub | undefined): Promise<boolean>;
  };
  /** Has a feed polled after so long. */
  readonly pollSoon: (feedId: string, afterMs: number) => Promise<unknown>;
  readonly onCall: (mode: HubMode, status: number) => void;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
};

/** What a hub wants; a closed list, since it labels a metric. */
const modes = ['subscribe', 'unsubscribe', 'denied', 'news', 'other'] as const;
type HubMode = (typeof modes)[number];

export type HubServer = { readonly url: string; close(): Promise<void> };

const TIMEOUT_MS = 15_000;
const MOST_CONNECTIONS = 200;

/** Where hubs find us. What they bring is taken for a reason to poll, and polled from the publisher as ever. */
export async function startHubServer(parts: HubServerParts): Promise<HubServer> {
  const server = createServer(
    { requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS },
    (request, response) => {
      handle(request, response, parts).catch((thrown: unknown) => {
        parts.logger.warn({ reason: asError(thrown).message }, 'a hub could not be answered');
        if (!response.headersSent) reply(response, 503, 'try again later');
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${parts.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HubServerParts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://hub.invalid');
  const feedId = feedIdOf(url.pathname);
  if (feedId === undefined) return reply(response, 404, 'no such subscription');
  const feed = await parts.feeds.get(feedId);
  const body = await readBody(request, parts.maxBytes);
  if (body === undefined) return reply(response, 413, `expected at most ${parts.maxBytes} bytes`);
  const signature = [request.headers['x-hub-signature'] ?? []].flat()[0];
  const asked = {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    signature,
    body,
  };
  const { status, text, hub, isPing } = answerHub(asked, feed, parts.master, parts.now());
  if (hub) await parts.feeds.recordHub(feedId, hub);
  if (isPing) await parts.pollSoon(feedId, restMs(feed, parts.now()));
  const mode = modes.find((known) => known === (url.searchParams.get('hub.mode') ?? 'news')) ?? 'other';
  parts.onCall(mode, status);
  parts.logger.info({ feedId, status, mode }, 'a hub called');
  reply(response, status, text);
}

/** However often a hub calls, a publisher is asked no more often than an operator could have it asked. */
const restMs = (feed: Feed | undefined, now: Date): number =>
  Math.max(0, (Date.parse(feed?.health.lastPolledAt ?? '') || 0) + MIN_POLL_INTERVAL_MS - now.getTime());

/** Undefined where it is larger; the rest is not read. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  response.writeHead(status, { ...headers, ...(status === 413 && { connection: 'close' }) }).end(text);
}
