import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

export type ExistingArticle = { readonly index: string; readonly firstSeenAt: string };

/**
 * Which of the articles are stored already, and under which index and first-seen date. Looks, without waiting for a
 * refresh, into the index where each is about to be written and into the one before, where an article of the last
 * month's end would stand.
 */
export async function findExisting(
  client: SearchClient,
  namespace: string,
  wanted: readonly { id: string; index: string }[],
): Promise<Map<string, ExistingArticle>> {
  const found = new Map<string, ExistingArticle>();
  const present = await listIndices(client, namespace);
  const docs = wanted.flatMap(({ id, index }) =>
    candidates(present, index).map((_index) => ({ _index, _id: id, _source: ['firstSeenAt'] })),
  );
  if (docs.length === 0) return found;
  const answer = await withMappedErrors(() => client.mget<{ firstSeenAt: string }>({ docs }));
  for (const doc of answer.docs) {
    if (!('found' in doc) || !doc.found || !doc._source) continue;
    const before = found.get(doc._id);
    if (!before || before.firstSeenAt > doc._source.firstSeenAt) {
      found.set(doc._id, { index: doc._index, firstSeenAt: doc._source.firstSeenAt });
    }
  }
  return found;
}

/** The index itself and the newest before it. */
function candidates(present: readonly string[], index: string): string[] {
  const before = present.filter((name) => name < index).at(-1);
  return [...(present.includes(index) ? [index] : []), ...(before === undefined ? [] : [before])];
}

async function listIndices(client: SearchClient, namespace: string): Promise<string[]> {
  const { articles } = indexNames(namespace);
  const monthly = await withMappedErrors(() =>
    client.indices.resolveIndex({ name: `${articles}-*`, expand_wildcards: 'open' }),
  );
  return monthly.indices.map(({ name }) => name).sort();
}
