/** What a host wishes, as its publisher would put it. */
export type HostRules = {
  readonly crawlDelayMs: number;
  /** Paths that its robots.txt forbids to pages. */
  readonly forbidden: string;
};

export type Judge = {
  arrived(host: string, path: string, at: number): void;
  left(host: string, at: number, retryAfterMs: number | undefined): void;
  polled(feedId: string, startedAt: number, endedAt: number, leastMs: number): void;
  lag(ms: number): void;
  readonly violations: Map<string, { count: number; example: string }>;
  readonly lags: number[];
  readonly counts: { requests: number; polls: number; hosts: number; busiestHost: number };
};

type Seen = { last: number; running: number; heldUntil: number; hasRobots: boolean; requests: number };

/**
 * Watches from the publishers' side, with rules of its own: it knows nothing of the fetcher but its requests. A host's
 * crawl delay counts from its robots.txt on, and a hold from the answer that asks for it.
 */
export function createJudge(
  rulesOf: (host: string) => HostRules,
  { spacingMs, concurrency }: { spacingMs: number; concurrency: number },
): Judge {
  const hosts = new Map<string, Seen>();
  const lastPolls = new Map<string, { startedAt: number; endedAt: number; leastMs: number }>();
  const violations: Judge['violations'] = new Map();
  const counts = { requests: 0, polls: 0, hosts: 0, busiestHost: 0 };
  const lags: number[] = [];
  const blame = (what: string, example: string) => {
    const known = violations.get(what) ?? { count: 0, example };
    violations.set(what, { ...known, count: known.count + 1 });
  };
  const seen = (host: string): Seen => {
    let found = hosts.get(host);
    if (!found) {
      found = { last: -Infinity, running: 0, heldUntil: -Infinity, hasRobots: false, requests: 0 };
      hosts.set(host, found);
      counts.hosts++;
    }
    return found;
  };
  return {
    violations,
    lags,
    counts,
    arrived: (host, path, at) => {
      const known = seen(host);
      const { crawlDelayMs, forbidden } = rulesOf(host);
      const gap = at - known.last;
      const where = `${host}${path} at ${new Date(at).toISOString()}, ${gap} ms after the last`;
      if (gap < spacingMs) blame('too soon after the last request', where);
      else if (known.hasRobots && gap < crawlDelayMs)
        blame(`crawl delay not kept`, `${where}, of ${crawlDelayMs}`);
      if (at < known.heldUntil) blame('asked while held by Retry-After', where);
      if (known.running >= concurrency) blame('too many at once', where);
      if (forbidden !== '' && path.startsWith(forbidden)) blame('forbidden by robots.txt', where);
      known.last = at;
      known.running++;
      known.requests++;
      counts.requests++;
      counts.busiestHost = Math.max(counts.busiestHost, known.requests);
      if (path === '/robots.txt') known.hasRobots = true;
    },
    left: (host, at, retryAfterMs) => {
      const known = seen(host);
      known.running--;
      if (retryAfterMs !== undefined) known.heldUntil = Math.max(known.heldUntil, at + retryAfterMs);
    },
    polled: (feedId, startedAt, endedAt, leastMs) => {
      const last = lastPolls.get(feedId);
      const since = last ? startedAt - last.startedAt : Infinity;
      if (last && startedAt < last.endedAt) blame('a feed polled twice at once', `${feedId} at ${startedAt}`);
      else if (last && since < last.leastMs)
        blame('a feed polled too soon', `${feedId}, ${since} ms after the last`);
      lastPolls.set(feedId, { startedAt, endedAt, leastMs });
      counts.polls++;
    },
    lag: (ms) => lags.push(ms),
  };
}
