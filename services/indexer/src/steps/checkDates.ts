import type { EnrichedArticle } from '@rasid/contracts';
import { dead, ok, type Step } from '@rasid/pipeline';

const DAY_MS = 24 * 60 * 60 * 1000;
const EARLIEST = '2000-01-01T00:00:00.000Z';

/**
 * The first-seen date chooses the monthly index: one that can't be would make an index of its own. An article of the
 * future would stand before all others.
 */
export const createCheckDates = (now: () => Date): Step<EnrichedArticle, EnrichedArticle> =>
  function checkDates(article) {
    const { firstSeenAt, publishedAt } = article;
    const latest = new Date(now().getTime() + DAY_MS);
    const isLate = (date: string): boolean => Date.parse(date) > latest.getTime();
    const wrong = (field: string, earliest: string, date: string) =>
      dead(
        'wrong_schema',
        `${field}: expected a moment from ${earliest} to ${latest.toISOString()}, got ${date}`,
      );
    if (firstSeenAt < EARLIEST || isLate(firstSeenAt)) return wrong('firstSeenAt', EARLIEST, firstSeenAt);
    if (publishedAt !== undefined && isLate(publishedAt))
      return wrong('publishedAt', 'the past', publishedAt);
    return ok(article);
  };
