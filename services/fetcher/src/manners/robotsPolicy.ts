import { isAllowed } from '@rasid/feeds';
import type { HttpAnswer } from '@rasid/http';
import type { KnownRobots } from '@rasid/queue';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** RFC 9309 §2.4: not longer than a day, unless it can't be reached. */
const GOOD_FOR_MS = DAY_MS;
const UNREACHABLE_GOOD_FOR_MS = 10 * MINUTE_MS;
/** RFC 9309 §2.3.1.4: after so long an unreachable file counts as none. */
const GIVEN_UP_AFTER_MS = 30 * DAY_MS;
/** RFC 9309 §2.5 asks for 500 KiB at least. */
export const MOST_CHARACTERS = 512 * 1024;
/** A publisher who asks for more than a minute between two requests means something else. */
const LONGEST_DELAY_MS = MINUTE_MS;

/**
 * What is known of a robots.txt after it was asked for (RFC 9309 §2.3.1): a 4xx means that there is none, and all is
 * allowed; a 429, a 5xx and no answer at all mean that nothing is known, and the last copy counts.
 */
export function robotsAfter(
  before: KnownRobots | undefined,
  answer: HttpAnswer,
  decode: (body: Uint8Array) => string,
  now: number,
): KnownRobots {
  if (answer.kind === 'ok')
    return { state: 'rules', fetchedAt: now, text: decode(answer.body).slice(0, MOST_CHARACTERS) };
  if (answer.kind === 'failed' && saysNone(answer)) return { state: 'none', fetchedAt: now };
  const text = before?.state === 'none' ? '' : before?.text;
  return {
    state: 'unreachable',
    fetchedAt: now,
    unreachableSince: before?.unreachableSince ?? now,
    ...(text !== undefined && { text }),
  };
}

const saysNone = ({ status, reason }: { status?: number; reason: string }): boolean =>
  reason === 'too_many_redirects' ||
  (status !== undefined && status >= 300 && status < 500 && status !== 429 && status !== 408);

/** How much longer it may be used without asking again; nothing or less where it is to be asked for. */
export const goodForMs = ({ state, fetchedAt }: KnownRobots, now: number): number =>
  fetchedAt + (state === 'unreachable' ? UNREACHABLE_GOOD_FOR_MS : GOOD_FOR_MS) - now;

/** `unreachable`: nobody knows, and so the page is left alone until somebody does. */
export type RobotsVerdict = 'allowed' | 'disallowed' | 'unreachable';

export function judgeRobots(known: KnownRobots, url: string, agent: string, now: number): RobotsVerdict {
  if (known.state === 'none') return 'allowed';
  if (known.text !== undefined)
    return isAllowed({ robots: known.text, url, agent }).allowed ? 'allowed' : 'disallowed';
  return now - (known.unreachableSince ?? now) > GIVEN_UP_AFTER_MS ? 'allowed' : 'unreachable';
}

/** The crawl delay for our agent, a minute at most. */
export function crawlDelayMs({ text }: KnownRobots, origin: string, agent: string): number {
  if (text === undefined) return 0;
  const { crawlDelaySeconds = 0 } = isAllowed({ robots: text, url: `${origin}/`, agent });
  return Math.min(LONGEST_DELAY_MS, Math.round(crawlDelaySeconds * 1000));
}
