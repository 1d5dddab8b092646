import type { EnrichedArticle } from '@rasid/contracts';
import { dead, ok, type Step } from '@rasid/pipeline';

const DAY_MS = 24 * 60 * 60 * 1000;
const EARLIEST = '2000-01-01T00:00:00.000Z';

/** The first-seen date chooses the monthly index: one that can't be would make an index of its own. */
export const createCheckDates = (now: () => Date): Step<EnrichedArticle, EnrichedArticle> =>
  function checkDates(article) {
    const { firstSeenAt } = article;
    const latest = new Date(now().getTime() + DAY_MS);
    if (firstSeenAt >= EARLIEST && Date.parse(firstSeenAt) <= latest.getTime()) return ok(article);
    const expected = `expected a moment from ${EARLIEST} to ${latest.toISOString()}`;
    return dead('wrong_schema', `firstSeenAt: ${expected}, got ${firstSeenAt}`);
  };
