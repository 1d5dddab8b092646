import type { Feed, FeedHub } from '@rasid/contracts';
import type { HttpAnswer } from '@rasid/http';
import { asError } from '@rasid/pipeline';
import type { HostGate } from '@rasid/queue';
import type { Logger } from '@rasid/runtime';
import type { FeedReading } from '../steps/readFeed.ts';
import { callbackOf, secretOf } from './keys.ts';
import { hubAfter, hubRequested, isToBeRequested } from './subscription.ts';

export type KeepSubscriptionParts = {
  readonly callbackUrl: string;
  /** The operator's secret, of which all others are made. */
  readonly master: string;
  readonly post: (url: string, form: URLSearchParams) => Promise<HttpAnswer>;
  readonly gate: Pick<HostGate, 'enter'>;
  readonly feeds: { recordHub(id: string, hub: FeedHub | undefined): Promise<boolean> };
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
};

const LEASE_SECONDS = 10 * 24 * 60 * 60;

/** Subscribes to the hub that a feed offers and keeps the subscription (WebSub §5). Never rejects: polling goes on anyway. */
export const createKeepSubscription = (parts: KeepSubscriptionParts) =>
  async function keepSubscription(feed: Feed, reading: FeedReading): Promise<void> {
    try {
      await keep(feed, reading, parts);
    } catch (thrown) {
      parts.logger.warn({ feedId: feed.id, reason: asError(thrown).message }, 'the hub could not be asked');
    }
  };

async function keep(feed: Feed, reading: FeedReading, parts: KeepSubscriptionParts): Promise<void> {
  const before = feed.health.hub;
  if (reading.kind === 'failed') return;
  const offer = reading.kind === 'read' ? reading.hub : before;
  if (offer === undefined) {
    if (before) await parts.feeds.recordHub(feed.id, undefined);
    return;
  }
  const hub = hubAfter(before, offer);
  if (!isToBeRequested(hub, parts.now())) return;
  const { host } = new URL(hub.url);
  const pass = await parts.gate.enter(host, { lane: 'feed', hasPlace: true, anyway: true });
  if (pass.kind !== 'in') return; // the next poll asks
  // before the hub is asked: its question whether we mean it may come before its answer
  await parts.feeds.recordHub(feed.id, hubRequested(hub, parts.now()));
  const answer = await parts.post(hub.url, requestOf(feed.id, hub, parts)).finally(() => pass.leave());
  await note(feed.id, hub, answer, parts);
}

const requestOf = (feedId: string, hub: FeedHub, { callbackUrl, master }: KeepSubscriptionParts) =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': hub.topic,
    'hub.callback': callbackOf(callbackUrl, master, feedId, hub),
    'hub.secret': secretOf(master, feedId, hub),
    'hub.lease_seconds': String(LEASE_SECONDS),
  });

async function note(
  feedId: string,
  hub: FeedHub,
  answer: HttpAnswer,
  { feeds, logger, now }: KeepSubscriptionParts,
): Promise<void> {
  if (answer.kind !== 'failed') return logger.info({ feedId, hub: hub.url }, 'a subscription is asked for');
  logger.warn({ feedId, hub: hub.url, reason: answer.message }, 'the hub did not take the subscription');
  const isRefused = answer.status !== undefined && answer.status < 500;
  if (isRefused && hub.state !== 'subscribed')
    await feeds.recordHub(feedId, { ...hub, state: 'refused', requestedAt: now().toISOString() });
}
