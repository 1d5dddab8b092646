import type { Source } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import type { ArticleDocument } from './document.ts';
import { statusOf, withMappedErrors } from './errors.ts';
import { findExisting } from './findExisting.ts';

const CONFLICT = 409;
const MOST_TRIES = 10;

/**
 * Names a further source of an article that is stored. Its words stay those of the feed that showed it first. False
 * where the article is not in the index, or not yet.
 */
export async function addSource(
  client: SearchClient,
  namespace: string,
  id: string,
  source: Source,
): Promise<boolean> {
  const stored = (await findExisting(client, namespace, [id])).get(id);
  if (!stored) return false;
  const { index } = stored;
  return withMappedErrors(async () => {
    for (let tries = 1; ; tries++) {
      const answer = await client.get<ArticleDocument>({ index, id }, { ignore: [404] });
      if (!answer.found || !answer._source) return false;
      const { source: first, otherSources = [] } = answer._source;
      if ([first, ...otherSources].some(({ feedId }) => feedId === source.feedId)) return true;
      const document = { ...answer._source, otherSources: [...otherSources, source] };
      // what the pipeline writes meanwhile is not overwritten
      const seen = { if_seq_no: answer._seq_no as number, if_primary_term: answer._primary_term as number };
      try {
        await client.index({ index, id, document, ...seen });
        return true;
      } catch (error) {
        if (statusOf(error) !== CONFLICT || tries === MOST_TRIES) throw error;
      }
    }
  });
}
