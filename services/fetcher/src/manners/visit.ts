import type { FeedRequest } from '@rasid/contracts';
import type { RequestOptions, HttpAnswer, HttpClient, Redirect } from '@rasid/http';
import type { GateAnswer, HostGate, Lane } from '@rasid/queue';
import { createHops } from './hops.ts';
import type { HostCare } from './hostCare.ts';
import type { Robots, RobotsAsker } from './robots.ts';
import { crawlDelayMs, goodForMs, judgeRobots, type RobotsVerdict } from './robotsPolicy.ts';

type VisitOptions = Omit<RequestOptions, 'beforeHop' | 'request' | 'requestFor'> & {
  readonly lane: Lane;
  /** The caller was told to wait before, and keeps its place. */
  readonly hasPlace: boolean;
  /** Redirects that were followed before it had to wait. */
  readonly way?: readonly Redirect[];
  readonly request?: FeedRequest | undefined;
  /** The feed's address: its secrets go to that site alone, wherever entries and sitemaps lead. */
  readonly requestFor: string;
};

type Wait = {
  readonly kind: 'wait';
  readonly ms: number;
  /** How much of it the publisher asked for. */
  readonly heldMs: number;
  readonly hasPlace: boolean;
  readonly way: readonly Redirect[];
};

export type Visit =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  /** Come again after so long, with the redirects that were followed so far. */
  | Wait
  /** robots.txt forbids it, or can't be had and so nobody knows. Of pages only. */
  | { readonly kind: 'closed'; readonly verdict: Exclude<RobotsVerdict, 'allowed'>; readonly url: string };

export type VisitParts = {
  readonly http: Pick<HttpClient, 'get'>;
  readonly gate: HostGate;
  readonly robots: Robots;
  readonly care: HostCare;
  readonly userAgent: string;
  readonly now: () => Date;
  readonly sleep?: (ms: number) => Promise<unknown>;
};

export type Visitor = (url: string, options: VisitOptions) => Promise<Visit>;

const HOP_PATIENCE_MS = 3_000;
const MAX_REDIRECTS = 5;

/**
 * Every request to a publisher goes through here: when its host's turn has come, and for a page when robots.txt allows
 * it. A feed is asked for whatever robots.txt says of it: its operator chose it, and a feed is published to be polled by
 * programs; its host's crawl delay goes for feeds and pages alike.
 */
export const createVisitor = (parts: VisitParts): Visitor =>
  async function visit(url, options) {
    const { way = [], lane } = options;
    const target = URL.parse(way.at(-1)?.to ?? url);
    if (!target) return { kind: 'answered', answer: await parts.http.get(url, options) };
    const { request, requestFor } = options;
    const asker = { agent: agentOf(options, parts), request, requestFor };
    if (lane === 'page') {
      const found = await parts.robots.of(target, asker);
      if (found.kind === 'wait') return { ...found, hasPlace: options.hasPlace, way };
      const verdict = judgeRobots(found.robots, target.href, asker.agent, parts.now().getTime());
      if (verdict !== 'allowed') return { kind: 'closed', verdict, url: target.href };
    }
    const pass = await enter(target, options, asker, parts);
    if (pass.kind !== 'in') return { ...pass, way };
    return ask({ url, target, way }, pass, options, asker, parts);
  };

const agentOf = ({ request }: VisitOptions, { userAgent }: VisitParts): string =>
  (request?.userAgent ?? userAgent).split(/[/\s]/, 1)[0] ?? '';

type Entered = Extract<GateAnswer, { kind: 'in' }> | Omit<Wait, 'way'>;

/** Where the host's crawl delay is not known, robots.txt is asked for first. */
async function enter(
  target: URL,
  { lane, hasPlace }: VisitOptions,
  asker: RobotsAsker,
  { gate, robots, now }: VisitParts,
): Promise<Entered> {
  const { host, origin } = target;
  const known = await gate.enter(host, { lane, hasPlace });
  if (known.kind === 'in') return known;
  if (known.kind === 'wait') return { ...known, hasPlace: true };
  const found = await robots.of(target, asker);
  if (found.kind === 'wait') return { ...found, hasPlace };
  const validMs = Math.max(1, goodForMs(found.robots, now().getTime()));
  await gate.space(host, crawlDelayMs(found.robots, origin, asker.agent), validMs);
  const pass = await gate.enter(host, { lane, hasPlace, anyway: true });
  if (pass.kind === 'unknown') throw new Error('a host is entered whether its delay is known or not');
  return pass.kind === 'in' ? pass : { ...pass, hasPlace: true };
}

type Destination = { readonly url: string; readonly target: URL; readonly way: readonly Redirect[] };

async function ask(
  { url, target, way }: Destination,
  pass: Extract<GateAnswer, { kind: 'in' }>,
  options: VisitOptions,
  asker: RobotsAsker,
  parts: VisitParts,
): Promise<Visit> {
  const { lane, hasPlace: _place, way: _way, ...rest } = options;
  const mayAsk = (to: URL): boolean => {
    if (lane === 'feed') return true;
    const robots = parts.robots.recall(to, asker);
    return (
      robots !== undefined && judgeRobots(robots, to.href, asker.agent, parts.now().getTime()) === 'allowed'
    );
  };
  const { gate, sleep } = parts;
  const hops = createHops(pass, { gate, lane, mayAsk, patienceMs: HOP_PATIENCE_MS, ...(sleep && { sleep }) });
  const answer = await parts.http
    .get(target.href, { ...rest, beforeHop: hops.beforeHop })
    .finally(hops.leave);
  const redirects = [...way, ...answer.redirects];
  const ms = hops.postponedMs();
  if (ms !== undefined && redirects.length <= MAX_REDIRECTS)
    return { kind: 'wait', ms, heldMs: 0, hasPlace: ms > 0, way: redirects };
  await parts.care.after(new URL(redirects.at(-1)?.to ?? url).host, answer);
  return { kind: 'answered', answer: { ...answer, redirects } };
}
