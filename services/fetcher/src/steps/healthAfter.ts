import type { FeedHealth } from '@rasid/contracts';
import type { FeedReading } from './readFeed.ts';

/** The health of a feed after a poll that began at `polledAt`. After a failure the last success stays known. */
export function healthAfter(before: FeedHealth, reading: FeedReading, polledAt: Date): FeedHealth {
  const at = polledAt.toISOString();
  const { lastError: _error, ...kept } = before;
  const polled = { ...kept, lastPolledAt: at };
  if (reading.kind === 'failed') {
    const { lastStatus: _status, ...rest } = polled;
    return {
      ...rest,
      consecutiveFailures: before.consecutiveFailures + 1,
      lastError: reading.message,
      ...(reading.status !== undefined && { lastStatus: reading.status }),
    };
  }
  const well = { ...polled, consecutiveFailures: 0, lastSuccessAt: at };
  if (reading.kind === 'not_modified') return { ...well, lastStatus: 304 };
  const { etag: _etag, lastModified: _modified, ...rest } = well;
  const { feed, status, kind: _kind, ...validators } = reading;
  return { ...rest, ...validators, lastStatus: status, format: feed.format, itemCount: feed.items.length };
}
