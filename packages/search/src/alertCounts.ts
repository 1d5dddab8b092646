import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** How many matches of a rule wait to be collected, and when the first of their articles came (RFC 3339). */
export type Collecting = { readonly ruleId: string; readonly count: number; readonly oldest: string };

/** Alerts of a rule in each of the last days, the present one (the last 24 hours) last. */
export type DailyCounts = { readonly ruleId: string; readonly days: readonly number[] };

const MOST_RULES = 10_000;
const DAY_MS = 86_400_000;

type Least = { value_as_string?: string };
type Buckets<T> = { rules: { buckets: ({ key: string; doc_count: number } & T)[] } };

/** By rule, what waits to be part of another alert. */
export const countCollecting = (client: SearchClient, index: string): Promise<Collecting[]> =>
  withMappedErrors(async () => {
    const answer = await client.search<unknown, Buckets<Record<'oldest' | 'oldestMatch', Least>>>({
      index,
      size: 0,
      track_total_hits: false,
      query: { term: { state: 'collecting' } },
      aggs: {
        rules: {
          terms: { field: 'ruleId', size: MOST_RULES },
          aggs: { oldest: { min: { field: 'cameAt' } }, oldestMatch: { min: { field: 'matchedAt' } } },
        },
      },
    });
    return (answer.aggregations?.rules.buckets ?? []).map(({ key, doc_count, oldest, oldestMatch }) => ({
      ruleId: key,
      count: doc_count,
      oldest: oldest.value_as_string ?? oldestMatch.value_as_string ?? '',
    }));
  });

/** By rule, its matches of so many days up to now (milliseconds since 1970), each of 24 hours. */
export const countDaily = (
  client: SearchClient,
  index: string,
  { days, nowMs }: { readonly days: number; readonly nowMs: number },
): Promise<DailyCounts[]> =>
  withMappedErrors(async () => {
    const from = nowMs - days * DAY_MS;
    const ranges = Array.from({ length: days }, (_, day) => ({
      key: String(day),
      from: from + day * DAY_MS,
      to: from + (day + 1) * DAY_MS,
    }));
    const answer = await client.search<
      unknown,
      Buckets<{ days: { buckets: { key: string; doc_count: number }[] } }>
    >({
      index,
      size: 0,
      track_total_hits: false,
      query: {
        bool: {
          filter: [
            { term: { kind: 'match' } },
            { range: { matchedAt: { gte: new Date(from).toISOString() } } },
          ],
        },
      },
      aggs: {
        rules: {
          terms: { field: 'ruleId', size: MOST_RULES },
          aggs: { days: { date_range: { field: 'matchedAt', ranges } } },
        },
      },
    });
    return (answer.aggregations?.rules.buckets ?? []).map(({ key, days: { buckets } }) => {
      const counts = new Map(buckets.map((bucket) => [bucket.key, bucket.doc_count]));
      return { ruleId: key, days: ranges.map((range) => counts.get(range.key) ?? 0) };
    });
  });
