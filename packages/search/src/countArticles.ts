import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** Searchable articles of all months; of these feeds alone where they are given. */
export const countArticles = (
  client: SearchClient,
  namespace: string,
  feedIds?: readonly string[],
): Promise<number> =>
  withMappedErrors(async () => {
    const index = indexNames(namespace).articles;
    return (
      await client.count({
        index,
        ignore_unavailable: true,
        ...(feedIds && { query: { terms: { 'source.feedId': [...feedIds] } } }),
      })
    ).count;
  });
