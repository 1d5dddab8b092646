import {
  KEPT_ATTEMPTS,
  type Feed,
  type FeedAttempt,
  type FeedHealth,
  type FeedWishes,
} from '@rasid/contracts';
import { learnRhythm, longestGapOf, rhythmOf, type FeedManners, type ParsedItem } from '@rasid/feeds';
import { nextPollAt } from '../schedule/nextPoll.ts';
import type { FeedReading } from '../steps/readFeed.ts';
import { judgeMove } from './moved.ts';
import { learnSilence, quietSince } from './silence.ts';

export type PolledFeed = Pick<Feed, 'id' | 'intervalMs' | 'maxIntervalMs' | 'health'>;

export type PollMoments = {
  readonly startedAt: Date;
  readonly now: Date;
  /** Entries that were new or changed. */
  readonly fresh: number;
};

const MESSAGE_CHARACTERS = 500;

/** The health of a feed after a poll. After a failure what was known stays known. */
export function healthAfter(feed: PolledFeed, reading: FeedReading, moments: PollMoments): FeedHealth {
  const { startedAt, now } = moments;
  const { nextPollAt: _next, heldUntil: _held, ...before } = feed.health;
  const attempts = [...before.attempts, attemptOf(reading, moments)].slice(-KEPT_ATTEMPTS);
  const polled = { ...before, attempts, lastPolledAt: startedAt.toISOString() };
  const health =
    reading.kind === 'failed' ? afterFailure(polled, reading) : afterSuccess(polled, reading, moments);
  const retryAfterMs = reading.kind === 'failed' ? reading.retryAfterMs : undefined;
  const next = nextPollAt(feed, {
    ...{ startedAt, now, health, retryAfterMs },
    trouble: reading.kind === 'failed' ? reading.trouble : undefined,
    cacheMs: reading.cacheMs,
  });
  return {
    ...health,
    nextPollAt: next.toISOString(),
    ...(retryAfterMs !== undefined && { heldUntil: new Date(now.getTime() + retryAfterMs).toISOString() }),
  };
}

function attemptOf(reading: FeedReading, { startedAt, fresh }: PollMoments): FeedAttempt {
  const { kind, tookMs, bytes } = reading;
  const attempt = { at: startedAt.toISOString(), tookMs, ...(bytes !== undefined && { bytes }) };
  if (kind === 'not_modified') return { ...attempt, outcome: kind, status: 304 };
  const { status } = reading;
  const answered = { ...attempt, outcome: kind, ...(status !== undefined && { status }) };
  if (kind === 'read') return { ...answered, items: reading.feed.items.length, fresh };
  return { ...answered, trouble: reading.trouble, message: reading.message.slice(0, MESSAGE_CHARACTERS) };
}

function afterFailure(before: FeedHealth, reading: Extract<FeedReading, { kind: 'failed' }>): FeedHealth {
  const { lastStatus: _status, ...kept } = before;
  return {
    ...kept,
    consecutiveFailures: before.consecutiveFailures + 1,
    trouble: reading.trouble,
    lastError: reading.message.slice(0, MESSAGE_CHARACTERS),
    ...(reading.status !== undefined && { lastStatus: reading.status }),
  };
}

type Success = Exclude<FeedReading, { kind: 'failed' }>;

function afterSuccess(before: FeedHealth, reading: Success, moments: PollMoments): FeedHealth {
  const { lastError: _error, trouble: _trouble, moved: _moved, quietSince: _quiet, ...kept } = before;
  const moved = judgeMove(before.moved, reading.redirects, moments.now);
  const well = {
    ...kept,
    ...(moved && { moved }),
    consecutiveFailures: 0,
    lastSuccessAt: moments.startedAt.toISOString(),
  };
  const read = reading.kind === 'read' ? afterReading(well, reading, moments) : { ...well, lastStatus: 304 };
  const quiet = quietSince(read.lastFreshAt, read.longestSilenceMs, moments.now);
  return { ...read, ...(quiet !== undefined && { quietSince: quiet }) };
}

function afterReading(
  before: FeedHealth,
  { feed, status, etag, lastModified }: Extract<FeedReading, { kind: 'read' }>,
  moments: PollMoments,
): FeedHealth {
  const { etag: _etag, lastModified: _modified, wishes: _wishes, ...kept } = before;
  const wishes = wishesOf(feed);
  return {
    ...kept,
    ...learn(before, feed.items, moments),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(wishes && { wishes }),
    lastStatus: status,
    format: feed.format,
    itemCount: feed.items.length,
  };
}

function wishesOf({ ttlMs, updatePeriodMs, skipHours, skipDays }: FeedManners): FeedWishes | undefined {
  const wishes = {
    ...(ttlMs !== undefined && { ttlMs }),
    ...(updatePeriodMs !== undefined && { updatePeriodMs }),
    ...(skipHours && { skipHours }),
    ...(skipDays && { skipDays }),
  };
  return Object.keys(wishes).length > 0 ? wishes : undefined;
}

type Habits = Pick<FeedHealth, 'rhythmMs' | 'longestSilenceMs' | 'lastFreshAt'>;

/** What a reading teaches of when the feed writes. Dates in the future teach nothing. */
function learn(before: FeedHealth, items: readonly ParsedItem[], { now, fresh }: PollMoments): Habits {
  const dated = items
    .map(({ publishedAt }) => Date.parse(publishedAt ?? ''))
    .filter((moment) => moment <= now.getTime());
  const last = before.lastFreshAt === undefined ? undefined : Date.parse(before.lastFreshAt);
  const elapsed = last === undefined || fresh === 0 ? undefined : now.getTime() - last;
  const rhythm =
    rhythmOf(dated) ?? (elapsed === undefined ? undefined : learnRhythm(before.rhythmMs, elapsed, fresh));
  const silence =
    elapsed === undefined
      ? (before.longestSilenceMs ?? longestGapOf(dated))
      : learnSilence(before.longestSilenceMs, elapsed);
  const newest = dated.reduce((a, b) => Math.max(a, b), -Infinity);
  const freshAt = last === undefined && Number.isFinite(newest) ? newest : now.getTime();
  return {
    ...(rhythm !== undefined && { rhythmMs: rhythm }),
    ...(silence !== undefined && { longestSilenceMs: silence }),
    ...(fresh > 0 && { lastFreshAt: new Date(freshAt).toISOString() }),
  };
}
