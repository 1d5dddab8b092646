import type { Channel } from '@rasid/contracts';
import type { RateGate } from '@rasid/queue';

type Turn =
  /** Whoever goes says in the end how it went; undefined where that tells nothing about the channel. */
  | { readonly kind: 'go'; readonly leave: (isWell: boolean | undefined) => void }
  | { readonly kind: 'wait'; readonly ms: number };

export type ChannelGate = { enter(channel: Pick<Channel, 'id' | 'perMinute'>): Promise<Turn> };

/** `closings`: how often the channel was left alone so far. */
type Health = { inFlight: number; failures: number; closings: number; closedUntilMs: number };

const MOST_IN_FLIGHT = 8;
const FULL_WAIT_MS = 250;
/** After so many failures in a row a channel is left alone for a while, and then tried by one alert. */
const MOST_FAILURES = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Lets few alerts at a time to each channel, fewer to one that fails, so that a dead one takes nobody's place. */
export function createChannelGate({
  rates,
  now,
  random,
}: {
  readonly rates: RateGate;
  readonly now: () => number;
  readonly random: () => number;
}): ChannelGate {
  const channels = new Map<string, Health>();
  const healthOf = (id: string): Health => {
    const known = channels.get(id) ?? { inFlight: 0, failures: 0, closings: 0, closedUntilMs: 0 };
    channels.set(id, known);
    return known;
  };
  const wait = (ms: number): Turn => ({ kind: 'wait', ms: Math.ceil(ms * (1 + random() / 2)) });
  const leave = (health: Health, closings: number, isWell: boolean | undefined): void => {
    health.inFlight--;
    if (isWell === true) health.failures = 0;
    // what was under way when the channel was closed tells nothing new
    if (isWell !== false || health.closings > closings) return;
    health.failures++;
    const over = health.failures - MOST_FAILURES;
    if (over < 0) return;
    health.closings++;
    health.closedUntilMs = now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(over, 10));
  };
  return {
    enter: async ({ id, perMinute }) => {
      const health = healthOf(id);
      const isFailing = health.failures >= MOST_FAILURES;
      if (health.closedUntilMs > now()) return wait(health.closedUntilMs - now());
      if (health.inFlight >= (isFailing ? 1 : MOST_IN_FLIGHT)) return wait(FULL_WAIT_MS);
      health.inFlight++;
      const waitMs = await rates.take(id, perMinute).catch((error: unknown) => {
        health.inFlight--;
        throw error;
      });
      if (waitMs > 0) {
        health.inFlight--;
        return wait(waitMs);
      }
      let left = false;
      const { closings } = health;
      return {
        kind: 'go',
        leave: (isWell) => {
          if (!left) leave(health, closings, isWell);
          left = true;
        },
      };
    },
  };
}
