import { parseFeedDate } from '../feedDate.ts';
import type { ParseContext } from '../parsedFeed.ts';

/** The first of the texts that is a date, in RFC 3339. */
export function firstMoment(
  texts: readonly (string | undefined)[],
  { now, timeZone }: ParseContext,
): string | undefined {
  for (const text of texts) {
    const moment = parseFeedDate(text, now, timeZone);
    if (moment !== undefined) return moment;
  }
  return undefined;
}
