import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

/** A poll under way. */
export type PollTurn = {
  /** Ends the poll; the feed may be polled again `afterMs` from now. */
  end(afterMs: number): Promise<void>;
};

export type PollMarks = {
  /** Starts a poll, or answers undefined where the feed is being polled or was polled just now. */
  begin(feedId: string): Promise<PollTurn | undefined>;
  /**
   * Whether all that this answer of the publisher holds was queued. An unchanged feed may be skipped only then: jobs
   * live in Redis, and what Redis lost with them has to be read again.
   */
  isTaken(feedId: string, validator: string): Promise<boolean>;
  markTaken(feedId: string, validator: string): Promise<void>;
};

/** A poll whose process died holds its feed for so long. */
const LONGEST_POLL_MS = 60_000;
/** After so long a feed is read whole all the same, whatever its publisher's ETag says. */
const TAKEN_SECONDS = 6 * 60 * 60;

/** ARGV: token, milliseconds. A turn that ran out belongs to somebody else. */
const END = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if tonumber(ARGV[2]) < 1 then return redis.call('DEL', KEYS[1]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

export function createPollMarks({ raw }: RedisClient, namespace: string): PollMarks {
  const prefix = redisPrefixOf(namespace);
  const takenKey = (feedId: string) => `${prefix}:taken:${feedId}`;
  return {
    begin: (feedId) =>
      withMappedErrors(async () => {
        const key = `${prefix}:polling:${feedId}`;
        const token = randomUUID();
        if ((await raw.set(key, token, 'PX', LONGEST_POLL_MS, 'NX')) !== 'OK') return undefined;
        return {
          end: (afterMs) =>
            withMappedErrors(async () => {
              await raw.eval(END, 1, key, token, Math.round(afterMs));
            }),
        };
      }),
    isTaken: (feedId, validator) =>
      withMappedErrors(async () => (await raw.get(takenKey(feedId))) === validator),
    markTaken: (feedId, validator) =>
      withMappedErrors(async () => {
        await raw.set(takenKey(feedId), validator, 'EX', TAKEN_SECONDS);
      }),
  };
}
