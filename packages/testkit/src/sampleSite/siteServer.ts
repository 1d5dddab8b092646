import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an address answers. */
export type Resource = {
  readonly status?: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly modifiedAt?: Date;
};

/** `path` is decoded and keeps its query, trackers (`utm_…`) apart. */
export type Route = (path: string) => Resource;

export type SiteServer = {
  readonly origin: string;
  /** How often a path, or an address of this site, was asked for, 304 and 404 included. */
  requestsFor(url: string): number;
  close(): Promise<void>;
};

/** Serves a site on 127.0.0.1; port 0 picks a free one. Rejects when the port is taken. */
export async function startSiteServer(
  port: number,
  routesOf: (origin: string) => Route,
): Promise<SiteServer> {
  const counts = new Map<string, number>();
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const route = routesOf(origin);
  server.on('request', (request, response) => {
    const path = pathOf(request.url ?? '/');
    counts.set(path, (counts.get(path) ?? 0) + 1);
    answer(request, response, route(path));
  });
  return {
    origin,
    requestsFor: (url) => counts.get(pathOf(url)) ?? 0,
    close: () => closeServer(server),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, resource: Resource): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { status = 200, contentType, body, modifiedAt } = resource;
  const etag = `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`;
  if (status === 200) {
    response.setHeader('etag', etag);
    if (modifiedAt) response.setHeader('last-modified', modifiedAt.toUTCString());
    if (isFresh(request, etag, modifiedAt)) {
      response.writeHead(304).end();
      return;
    }
  }
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

// RFC 9110 §13.2.2: If-None-Match decides where it is given; If-Modified-Since only without it
function isFresh({ headers }: IncomingMessage, etag: string, modifiedAt: Date | undefined): boolean {
  const match = headers['if-none-match'];
  if (match !== undefined) {
    return match.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return modifiedAt !== undefined && Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since;
}

function pathOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://site.invalid');
  for (const name of [...searchParams.keys()]) if (name.startsWith('utm_')) searchParams.delete(name);
  const path = searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

async function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
