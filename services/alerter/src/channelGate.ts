import type { Channel } from '@rasid/contracts';
import type { RateGate } from '@rasid/queue';

type Turn =
  /** Whoever goes says in the end how it went; undefined where that tells nothing about the channel. */
  | { readonly kind: 'go'; readonly leave: (isWell: boolean | undefined) => void }
  | { readonly kind: 'wait'; readonly ms: number };

export type ChannelGate = {
  /** How long to stay away before it is worth to ask for a turn, in milliseconds; 0 where that is now. Costs nothing. */
  glance(channelId: string): number;
  enter(channel: Pick<Channel, 'id' | 'perMinute'>): Promise<Turn>;
};

type Health = {
  inFlight: number;
  failures: number;
  /** How often the channel was left alone so far. */
  closings: number;
  closedUntilMs: number;
  /** How long the channel takes for an alert, as of late. */
  sendMs: number;
  /** When the last of those who were turned away has its turn. */
  queueEndsMs: number;
};

/** What is known when a turn begins. */
type Visit = { readonly closings: number; readonly sinceMs: number };

const newHealth = (): Health => ({
  inFlight: 0,
  failures: 0,
  closings: 0,
  closedUntilMs: 0,
  sendMs: 0,
  queueEndsMs: 0,
});

const MOST_IN_FLIGHT = 8;
const LEAST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 15_000;
/** Weight of the newest time in the mean. */
const NEWEST = 0.1;
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
    const known = channels.get(id) ?? newHealth();
    channels.set(id, known);
    return known;
  };
  const pause = (ms: number): number => Math.ceil(ms * (1 + random() / 2));
  const mostInFlight = ({ failures }: Health): number => (failures >= MOST_FAILURES ? 1 : MOST_IN_FLIGHT);
  /** One after the other, as fast as the channel takes them: whoever is turned away seldom comes in vain again. */
  const queueUp = (health: Health): number => {
    const from = Math.max(health.queueEndsMs, now() + LEAST_WAIT_MS);
    health.queueEndsMs = Math.min(from + health.sendMs / mostInFlight(health), now() + LONGEST_WAIT_MS);
    return Math.ceil(health.queueEndsMs - now());
  };
  const glance = (health: Health): number => {
    if (health.closedUntilMs > now()) return pause(health.closedUntilMs - now());
    return health.inFlight >= mostInFlight(health) ? queueUp(health) : 0;
  };
  const leave = (health: Health, { closings, sinceMs }: Visit, isWell: boolean | undefined): void => {
    health.inFlight--;
    health.sendMs += NEWEST * (now() - sinceMs - health.sendMs);
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
    glance: (channelId) => glance(healthOf(channelId)),
    enter: async ({ id, perMinute }) => {
      const health = healthOf(id);
      const awayMs = glance(health);
      if (awayMs > 0) return { kind: 'wait', ms: awayMs };
      health.inFlight++;
      const waitMs = await rates.take(id, perMinute).catch((error: unknown) => {
        health.inFlight--;
        throw error;
      });
      if (waitMs > 0) {
        health.inFlight--;
        return { kind: 'wait', ms: pause(waitMs) };
      }
      let left = false;
      const visit = { closings: health.closings, sinceMs: now() };
      return {
        kind: 'go',
        leave: (isWell) => {
          if (!left) leave(health, visit, isWell);
          left = true;
        },
      };
    },
  };
}
