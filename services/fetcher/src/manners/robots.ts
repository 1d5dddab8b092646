import type { FeedRequest } from '@rasid/contracts';
import { decodeBody } from '@rasid/feeds';
import type { RequestOptions, HttpAnswer, HttpClient } from '@rasid/http';
import type { HostGate, KnownRobots, RobotsStore } from '@rasid/queue';
import { createHops } from './hops.ts';
import type { HostCare } from './hostCare.ts';
import { createLatest } from './latest.ts';
import { goodForMs, MOST_CHARACTERS, robotsAfter } from './robotsPolicy.ts';

type RobotsFinding =
  | { readonly kind: 'known'; readonly robots: KnownRobots }
  | { readonly kind: 'wait'; readonly ms: number; readonly heldMs: number };

export type Robots = {
  /** What the host of an address says in its robots.txt; or how long to wait, since its host is busy. */
  of(url: URL, asker: RobotsAsker): Promise<RobotsFinding>;
  /** The same from memory, where it is there. */
  recall(url: URL, asker: RobotsAsker): KnownRobots | undefined;
};

/** As whom the file is asked for: a feed may have a proxy and an agent of its own. */
export type RobotsAsker = {
  readonly agent: string;
  readonly request?: FeedRequest | undefined;
  readonly requestFor: string;
};

export type RobotsParts = {
  readonly http: Pick<HttpClient, 'get'>;
  readonly gate: HostGate;
  readonly store: RobotsStore;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly care: HostCare;
  readonly sleep?: (ms: number) => Promise<unknown>;
};

const REMEMBERED = 2_000;
/** Another worker asks for it just now. */
const ELSEWHERE: RobotsFinding = { kind: 'wait', ms: 500, heldMs: 0 };
/** A file that moved is worth a wait: without it no page may be fetched. */
const HOP_PATIENCE_MS = 20_000;
const MAX_BYTES = 2 * MOST_CHARACTERS;

/** Files of robots.txt by origin and agent, shared by all workers through Redis; each is fetched by one of them at a time. */
export function createRobots(parts: RobotsParts): Robots {
  const memory = createLatest<KnownRobots>(REMEMBERED);
  const keyOf = ({ origin }: URL, { agent }: RobotsAsker) => `${agent} ${origin}`;
  const recall = (url: URL, asker: RobotsAsker): KnownRobots | undefined => {
    const known = memory.get(keyOf(url, asker));
    return known && goodForMs(known, parts.now().getTime()) > 0 ? known : undefined;
  };
  return {
    recall,
    of: async (url, asker) => {
      const remembered = recall(url, asker);
      if (remembered) return { kind: 'known', robots: remembered };
      const key = keyOf(url, asker);
      const before = await parts.store.get(key);
      const found = await findOut(url, key, before, asker, parts);
      if (found.kind === 'known') memory.set(key, found.robots);
      return found;
    },
  };
}

async function findOut(
  url: URL,
  key: string,
  before: KnownRobots | undefined,
  asker: RobotsAsker,
  parts: RobotsParts,
): Promise<RobotsFinding> {
  if (before && goodForMs(before, parts.now().getTime()) > 0) return { kind: 'known', robots: before };
  if (!(await parts.store.lock(key))) return ELSEWHERE;
  try {
    // nobody else asks for it meanwhile, and so it needs no place
    const pass = await parts.gate.enter(url.host, { lane: 'feed', hasPlace: true, anyway: true });
    if (pass.kind !== 'in') return pass.kind === 'wait' ? pass : ELSEWHERE;
    const answer = await ask(url, pass, asker, parts);
    const robots = robotsAfter(before, answer, decodeText, parts.now().getTime());
    await parts.store.put(key, robots);
    await parts.care.after(new URL(answer.redirects.at(-1)?.to ?? url).host, answer);
    return { kind: 'known', robots };
  } finally {
    await parts.store.unlock(key);
  }
}

const decodeText = (body: Uint8Array): string => decodeBody(body, 'text/plain').text;

async function ask(
  { origin }: URL,
  pass: { leave(): Promise<void> },
  { request, requestFor }: RobotsAsker,
  { http, gate, timeoutMs, sleep }: RobotsParts,
): Promise<HttpAnswer> {
  const hops = createHops(pass, {
    ...{ gate, lane: 'feed', anyway: true },
    mayAsk: () => true,
    patienceMs: HOP_PATIENCE_MS,
    ...(sleep && { sleep }),
  });
  const options: RequestOptions = {
    maxBytes: MAX_BYTES,
    timeoutMs: timeoutMs + HOP_PATIENCE_MS,
    accept: 'text/plain, */*;q=0.1',
    request,
    requestFor,
    beforeHop: hops.beforeHop,
  };
  return http.get(`${origin}/robots.txt`, options).finally(hops.leave);
}
