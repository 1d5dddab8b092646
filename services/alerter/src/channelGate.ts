import type { Channel } from '@rasid/contracts';
import type { RateGate } from '@rasid/queue';

/** Whoever goes says in the end that it did. */
type Admission =
  { readonly kind: 'go'; readonly leave: () => void } | { readonly kind: 'wait'; readonly ms: number };

type Turn =
  /** Whoever goes says in the end how it went; undefined where that tells nothing about the channel. */
  | { readonly kind: 'go'; readonly leave: (isWell: boolean | undefined) => void }
  | { readonly kind: 'wait'; readonly ms: number };

export type ChannelGate = {
  /** Lets a job of a channel in, whose alerts may then enter, or says how long to stay away, in milliseconds. Costs nothing. */
  admit(channelId: string): Admission;
  /** Gives an alert its turn, as soon as those before it have had theirs. */
  enter(channel: Pick<Channel, 'id' | 'perMinute'>): Promise<Turn>;
};

type Health = {
  jobs: number;
  inFlight: number;
  /** Alerts that wait for those in flight. */
  readonly line: (() => void)[];
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
  jobs: 0,
  inFlight: 0,
  line: [],
  failures: 0,
  closings: 0,
  closedUntilMs: 0,
  sendMs: 0,
  queueEndsMs: 0,
});

/** Alerts that are sent at once. */
const MOST_AT_ONCE = 8;
/** A job is of many alerts, and holds a place of the worker until all of them are answered. */
const MOST_JOBS = 4;
const LEAST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 15_000;
/** Weight of the newest time in the mean. */
const NEWEST = 0.1;
/** After so many failures in a row a channel is left alone for a while, and then tried by one alert. */
const MOST_FAILURES = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Lets few jobs, and of their alerts few at a time, to each channel, fewer to one that fails: a dead one takes nobody's place. */
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
  const most = ({ failures }: Health): number => (failures >= MOST_FAILURES ? 1 : MOST_AT_ONCE);
  const awayMs = ({ closedUntilMs }: Health): number =>
    closedUntilMs > now() ? pause(closedUntilMs - now()) : 0;
  /** One after the other, as fast as the channel takes them: whoever is turned away seldom comes in vain again. */
  const queueUp = (health: Health): number => {
    const from = Math.max(health.queueEndsMs, now() + LEAST_WAIT_MS);
    health.queueEndsMs = Math.min(from + health.sendMs / most(health), now() + LONGEST_WAIT_MS);
    return Math.ceil(health.queueEndsMs - now());
  };
  /** Whoever stands in the line looks for itself whether its turn has come. */
  const callLine = (health: Health): void => {
    const called = awayMs(health) > 0 ? health.line.length : most(health) - health.inFlight;
    for (const call of health.line.splice(0, Math.max(0, called))) call();
  };
  const close = (health: Health): void => {
    health.closings++;
    const over = Math.min(health.failures - MOST_FAILURES, 10);
    health.closedUntilMs = now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** over);
  };
  const judge = (health: Health, { closings, sinceMs }: Visit, isWell: boolean | undefined): void => {
    health.sendMs += NEWEST * (now() - sinceMs - health.sendMs);
    if (isWell === true) health.failures = 0;
    // what was under way when the channel was closed tells nothing new
    if (isWell !== false || health.closings > closings) return;
    if (++health.failures >= MOST_FAILURES) close(health);
  };
  const release = (health: Health): void => {
    health.inFlight--;
    callLine(health);
  };
  return {
    admit: (channelId) => {
      const health = healthOf(channelId);
      const ms = awayMs(health) || (health.jobs >= Math.min(MOST_JOBS, most(health)) ? queueUp(health) : 0);
      if (ms > 0) return { kind: 'wait', ms };
      health.jobs++;
      return { kind: 'go', leave: once(() => health.jobs--) };
    },
    enter: async ({ id, perMinute }) => {
      const health = healthOf(id);
      while (awayMs(health) === 0 && health.inFlight >= most(health))
        await new Promise<void>((resolve) => health.line.push(resolve));
      const ms = awayMs(health);
      if (ms > 0) return { kind: 'wait', ms };
      health.inFlight++;
      const waitMs = await rates.take(id, perMinute).catch((error: unknown) => {
        release(health);
        throw error;
      });
      if (waitMs > 0) {
        release(health);
        return { kind: 'wait', ms: pause(waitMs) };
      }
      const visit = { closings: health.closings, sinceMs: now() };
      const leave = once((isWell: boolean | undefined) => {
        judge(health, visit, isWell);
        release(health);
      });
      return { kind: 'go', leave };
    },
  };
}

function once<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  let isDone = false;
  return (...args) => {
    if (!isDone) work(...args);
    isDone = true;
  };
}
