import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a publisher saw of the polls. */
export type Seen = {
  polls: number;
  notModified: number;
  pages: number;
  robots: number;
  /** Polls that came before half of the feed's interval was over. */
  early: number;
};

export type Publisher = {
  readonly feedUrls: readonly string[];
  readonly seen: Seen;
  close(): Promise<void>;
};

export type PublisherOptions = {
  readonly feeds: number;
  readonly hosts: number;
  readonly intervalMs: number;
  /** Of so many polls of a feed one finds a new article. */
  readonly pollsAnArticle: number;
};

/** Many hosts on loopback, each a port of its own; their feeds begin empty and grow by an article now and then. */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const seen: Seen = { polls: 0, notModified: 0, pages: 0, robots: 0, early: 0 };
  const answer = createAnswer(options, seen);
  const servers = await Promise.all(Array.from({ length: options.hosts }, () => listen(answer)));
  const origins = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    seen,
    feedUrls: Array.from({ length: options.feeds }, (_, i) => `${origins[i % origins.length]}/feed/${i}`),
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(answer: Answer) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function createAnswer({ intervalMs, pollsAnArticle, feeds }: PublisherOptions, seen: Seen): Answer {
  const startedAt = Date.now();
  const lastPolls = new Map<string, number>();
  const articlesOf = (feed: number) =>
    Math.floor(feed / feeds + (Date.now() - startedAt) / (intervalMs * pollsAnArticle));
  return (request, response) => {
    const [, kind, feed = ''] = (request.url ?? '').split('/');
    if (kind === 'robots.txt') {
      seen.robots++;
      response.writeHead(404).end();
    } else if (kind === 'feed') {
      seen.polls++;
      if (Date.now() - (lastPolls.get(feed) ?? 0) < intervalMs / 2) seen.early++;
      lastPolls.set(feed, Date.now());
      const count = articlesOf(Number(feed));
      const etag = `"${count}"`;
      if (request.headers['if-none-match'] === etag) {
        seen.notModified++;
        response.writeHead(304, { etag }).end();
      } else
        response
          .writeHead(200, { 'content-type': 'application/rss+xml', etag })
          .end(feedOf(Number(feed), count));
    } else {
      seen.pages++;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    }
  };
}

const PAGE = `<!doctype html><html lang="ar"><title>خبر</title><article>${'<p>نص الخبر كما نشره الموقع، وفيه ما يكفي من الكلام.</p>'.repeat(20)}</article></html>`;

function feedOf(feed: number, count: number): string {
  const items = Array.from({ length: Math.min(30, count) }, (_, i) => {
    const n = count - i;
    return `<item><title>الخبر ${n}</title><link>/article/${feed}/${n}</link><description>موجز الخبر ${n}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>نشرة ${feed}</title><link>/</link>${items.join('')}</channel></rss>`;
}
