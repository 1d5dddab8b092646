import type { ParsedFeed, ParsedItem } from '@rasid/feeds';
import type { HttpAnswer, HttpClient, RequestOptions } from '@rasid/http';
import { mulberry32 } from '@rasid/testkit/sample-site';
import type { SimulatedClock } from './clock.ts';
import type { HostRules, Judge } from './judge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What publishers are like, and how many of a hundred hosts. */
const kinds = {
  plain: 50,
  cached: 10,
  crawlDelay: 7,
  rateLimited: 8,
  outages: 6,
  redirects: 6,
  slow: 5,
  bursts: 4,
  dead: 2,
  broken: 2,
} as const;
type Kind = keyof typeof kinds;

type Host = HostRules & {
  readonly name: string;
  readonly kind: Kind;
  readonly latencyMs: number;
  /** Where its troubles lie within each hour of the day. */
  readonly phaseMs: number;
  readonly retryAfterMs: number;
};
type SimulatedFeed = {
  readonly id: string;
  readonly url: string;
  readonly host: Host;
  /** Usual time between two entries. */
  readonly rhythmMs: number;
};

export type Publishers = {
  readonly feeds: readonly SimulatedFeed[];
  readonly http: Pick<HttpClient, 'get'>;
  readonly rulesOf: (host: string) => HostRules;
  /** What a body of a feed says, as if it were parsed. */
  readonly parse: (body: Uint8Array) => ParsedFeed;
};

export type PublishersOptions = {
  readonly feeds: number;
  readonly hosts: number;
  readonly seed: number;
  readonly intervalMs: number;
  readonly clock: SimulatedClock;
  readonly judge: () => Judge;
};

/** Hosts and feeds drawn by a seed: most hosts have a feed or two, a few have dozens. */
export function createPublishers({
  feeds: count,
  hosts: hostCount,
  seed,
  intervalMs,
  clock,
  judge,
}: PublishersOptions): Publishers {
  const random = mulberry32(seed);
  const startedAt = clock.now();
  const drawn = Array.from({ length: hostCount }, (_, i) => drawHost(i, random));
  const owners = Array.from({ length: count }, (_, i) => ownerOf(i, hostCount, random));
  const hosts = drawn.map((host, i) =>
    feasible(host, owners.filter((owner) => owner === i).length, intervalMs),
  );
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const feeds = owners.map((owner, i) => drawFeed(i, hosts[owner], random));
  const byPath = new Map(feeds.map((feed) => [new URL(feed.url).pathname, feed]));
  const answerOf = createAnswers(byPath, startedAt);
  return {
    feeds,
    rulesOf: (host) => byName.get(host) ?? { crawlDelayMs: 0, forbidden: '' },
    parse: (body) => JSON.parse(Buffer.from(body).toString()) as ParsedFeed,
    http: { get: (url, options) => visit(url, options, { byName, clock, judge: judge(), answerOf }) },
  };
}

function drawHost(i: number, random: () => number): Host {
  const kind = drawKind(random);
  return {
    name: `host-${i}.example`,
    kind,
    latencyMs: kind === 'slow' ? 4_000 + random() * 14_000 : 40 + random() * 800,
    phaseMs: random() * HOUR,
    retryAfterMs: Math.round((1 + random() * 29) * MINUTE),
    crawlDelayMs: kind === 'crawlDelay' ? Math.round(2 + random() * 18) * 1000 : 0,
    forbidden: random() < 0.05 ? '/article' : '',
  };
}

function drawKind(random: () => number): Kind {
  let left = random() * 100;
  for (const [kind, share] of Object.entries(kinds)) if ((left -= share) < 0) return kind as Kind;
  return 'plain';
}

/** The further down the list, the fewer feeds a host has. */
const ownerOf = (i: number, hosts: number, random: () => number): number =>
  i < hosts ? i : Math.floor(random() ** 2 * hosts);

/** No publisher's crawl delay is such that its feeds could not be polled at their interval, and pages beside them. */
const feasible = (host: Host, feeds: number, intervalMs: number): Host => ({
  ...host,
  crawlDelayMs: Math.min(host.crawlDelayMs, Math.floor(intervalMs / 3 / Math.max(1, feeds) / 1000) * 1000),
});

function drawFeed(i: number, host: Host | undefined, random: () => number): SimulatedFeed {
  if (!host) throw new Error('there are no hosts');
  const rhythmMs = Math.exp(Math.log(10 * MINUTE) + random() * Math.log(300));
  return { id: `feed-${i}`, url: `https://${host.name}/feed/${i}`, host, rhythmMs };
}

type Answering = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly retryAfterMs?: number;
  readonly location?: string;
  readonly failure?: 'timeout' | 'dns';
};
type AnswerOf = (host: Host, path: string, at: number, etag: string | undefined) => Answering;

const PER_BURST = 30;

/** What a feed has published by then: entries at its rhythm, or many at once. */
function entriesBy(feed: SimulatedFeed, startedAt: number, at: number): number {
  const age = at - startedAt + 20 * feed.rhythmMs;
  return feed.host.kind === 'bursts'
    ? Math.floor(age / (PER_BURST * feed.rhythmMs)) * PER_BURST + PER_BURST
    : Math.floor(age / feed.rhythmMs);
}

const createAnswers =
  (byPath: ReadonlyMap<string, SimulatedFeed>, startedAt: number): AnswerOf =>
  (host, path, at, etag) => {
    if (path === '/robots.txt') return { status: 200, body: robotsOf(host) };
    const inHour = (at + host.phaseMs) % HOUR;
    if (host.kind === 'dead') return { status: 0, failure: host.phaseMs > HOUR / 2 ? 'timeout' : 'dns' };
    if (host.kind === 'rateLimited' && inHour < 6 * MINUTE)
      return { status: 429, retryAfterMs: host.retryAfterMs };
    if (host.kind === 'outages' && inHour < 10 * MINUTE)
      return { status: 503, ...(host.phaseMs > HOUR / 2 && { retryAfterMs: host.retryAfterMs }) };
    if (path.startsWith('/article')) return { status: 200, body: '<!doctype html><html><p>نص</p></html>' };
    if (path.startsWith('/feed') && host.kind === 'broken') return { status: at % 3 ? 404 : 500 };
    if (path.startsWith('/feed') && host.kind === 'redirects')
      return { status: host.phaseMs > HOUR / 2 ? 301 : 302, location: path.replace('/feed', '/moved') };
    const feed = byPath.get(path.replace('/moved', '/feed'));
    if (!feed) return { status: 404 };
    const entries = entriesBy(feed, startedAt, at);
    const headers = {
      etag: `"${entries}"`,
      ...(host.kind === 'cached' && { 'cache-control': 'max-age=900' }),
    };
    if (etag === headers.etag) return { status: 304, headers };
    return { status: 200, headers, body: JSON.stringify(bodyOf(feed, entries, at)) };
  };

const robotsOf = ({ crawlDelayMs, forbidden }: Host): string =>
  `User-agent: *\n${forbidden === '' ? 'Allow: /' : `Disallow: ${forbidden}`}\n${crawlDelayMs > 0 ? `Crawl-delay: ${crawlDelayMs / 1000}\n` : ''}`;

function bodyOf(feed: SimulatedFeed, entries: number, at: number): ParsedFeed {
  const items = Array.from({ length: Math.min(PER_BURST, entries) }, (_, i): ParsedItem => {
    const n = entries - i;
    return {
      title: `خبر ${n}`,
      link: `https://${feed.host.name}/article/${feed.id}/${n}`,
      publishedAt: new Date(at - i * feed.rhythmMs).toISOString(),
    };
  });
  return { format: 'rss', items };
}

type Net = { byName: ReadonlyMap<string, Host>; clock: SimulatedClock; judge: Judge; answerOf: AnswerOf };
const TIMEOUT_MS = 20_000;

/** A request with its redirects, in simulated time, as the real client makes it. */
async function visit(first: string, options: RequestOptions, net: Net): Promise<HttpAnswer> {
  const startedAt = net.clock.now();
  const redirects: { status: number; from: string; to: string }[] = [];
  const way = () => ({ redirects, tookMs: net.clock.now() - startedAt });
  for (let url = new URL(first); ;) {
    const said = await exchange(url, options.etag, net);
    if (said.failure)
      return {
        kind: 'failed',
        reason: said.failure,
        code: said.failure === 'dns' ? 'name_unresolved' : 'total_timeout',
        message: said.failure,
        retriable: true,
        ...way(),
      };
    if (said.location !== undefined) {
      const to = new URL(said.location, url);
      redirects.push({ status: said.status, from: url.href, to: to.href });
      if ((await options.beforeHop?.(to.href)) === false)
        return {
          kind: 'failed',
          reason: 'connection',
          code: 'stopped',
          message: 'stopped',
          retriable: true,
          ...way(),
        };
      url = to;
      continue;
    }
    const { status, headers = {}, retryAfterMs } = said;
    if (status === 304) return { kind: 'not_modified', status, url: url.href, headers, ...way() };
    if (status === 200) {
      const body = new Uint8Array(Buffer.from(said.body ?? ''));
      const typed = { 'content-type': 'text/html', ...headers };
      return { kind: 'ok', status, url: url.href, headers: typed, body, wireBytes: body.length, ...way() };
    }
    return {
      kind: 'failed',
      reason: 'status',
      code: 'status',
      status,
      headers,
      message: `the server answers ${status}`,
      retriable: status === 429 || status >= 500,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...way(),
    };
  }
}

async function exchange(
  url: URL,
  etag: string | undefined,
  { byName, clock, judge, answerOf }: Net,
): Promise<Answering> {
  const host = byName.get(url.host);
  if (!host) throw new Error(`there is no host ${url.host}`);
  const said = answerOf(host, url.pathname, clock.now(), etag);
  if (said.failure === 'dns') return said; // nobody is asked
  judge.arrived(url.host, url.pathname, clock.now());
  await clock.sleep(said.failure === 'timeout' ? TIMEOUT_MS : host.latencyMs);
  judge.left(url.host, clock.now(), said.retryAfterMs);
  return said;
}
