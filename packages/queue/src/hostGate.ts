import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { ENTER, HOLD, LEAVE, SPACE } from './hostGateScripts.ts';
import { withMappedErrors, type RedisClient } from './redis.ts';
import { createScript, type Clock } from './script.ts';

/** Feeds go before pages: a poll is one request and tells of many. */
export type Lane = 'feed' | 'page';

export type GateAnswer =
  /** In: go now, and call `leave` when the answer is there. */
  | { readonly kind: 'in'; leave(): Promise<void> }
  /** Not yet: come again after so long, of which the publisher asked for `heldMs`, and say that you have your place. */
  | { readonly kind: 'wait'; readonly ms: number; readonly heldMs: number }
  /** The host's robots.txt, and so its crawl delay, is not known; nobody was let in. */
  | { readonly kind: 'unknown' };

export type Entering = {
  readonly lane: Lane;
  /** The caller was told to wait before, and keeps its place. */
  readonly hasPlace: boolean;
  /** Let in although the crawl delay is not known. */
  readonly anyway?: boolean;
};

export type HostGate = {
  enter(host: string, entering: Entering): Promise<GateAnswer>;
  /** Lets nobody in to the host for so long: what a publisher's Retry-After asks for. */
  hold(host: string, ms: number): Promise<void>;
  /** Notes the crawl delay of a host (0 for none), to be asked for again after `validMs`. */
  space(host: string, crawlDelayMs: number, validMs: number): Promise<void>;
};

export type HostGateOptions = {
  /** Least time from one request to the next. */
  readonly spacingMs: number;
  /** Most requests at once. */
  readonly concurrency: number;
  /** A request of a process that died counts for so long. */
  readonly longestMs: number;
  readonly clock?: Clock;
};

/** Spaces the requests to each host and limits how many run at once, over all workers, feeds and pages alike. */
export function createHostGate({ raw }: RedisClient, namespace: string, options: HostGateOptions): HostGate {
  const { spacingMs, concurrency, longestMs, clock } = options;
  const prefix = redisPrefixOf(namespace);
  const [enter, leave, hold, space] = [ENTER, LEAVE, HOLD, SPACE].map((lua) => createScript(raw, lua, clock));
  if (!enter || !leave || !hold || !space) throw new Error('unreachable');
  const keysOf = (host: string) => [`${prefix}:host:${host}`, `${prefix}:slots:${host}`];
  return {
    enter: (host, { lane, hasPlace, anyway = false }) =>
      withMappedErrors(async () => {
        const keys = keysOf(host);
        const token = randomUUID();
        const limits = [spacingMs, concurrency, longestMs];
        const said = await enter(keys, lane, hasPlace ? 1 : 0, anyway ? 1 : 0, token, ...limits);
        const [ms, heldMs] = said as [number, number];
        if (ms < 0) return { kind: 'unknown' };
        if (ms > 0) return { kind: 'wait', ms, heldMs };
        return { kind: 'in', leave: () => withMappedErrors(async () => void (await leave(keys, token))) };
      }),
    hold: (host, ms) =>
      withMappedErrors(async () => {
        if (ms > 0) await hold(keysOf(host), Math.ceil(ms));
      }),
    space: (host, crawlDelayMs, validMs) =>
      withMappedErrors(async () => void (await space(keysOf(host), crawlDelayMs, validMs))),
  };
}
