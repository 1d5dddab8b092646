import {
  fetchArticleJobSchema,
  queueNames,
  rawArticleSchema,
  type FetchArticleJob,
  type RawArticle,
} from '@rasid/contracts';
import type { StoredLetter } from '@rasid/kafka';
import { parseBytes } from '@rasid/pipeline';
import { openJobQueue, type JobQueue } from '@rasid/queue';
import type { Context } from './context.ts';

/** The queue of article pages, opened when the first job is added. */
export function openFetchQueue({ redisUrl, namespace, fetchAttempts }: Context) {
  let queue: JobQueue<FetchArticleJob> | undefined;
  const open = (): JobQueue<FetchArticleJob> =>
    (queue ??= openJobQueue<FetchArticleJob>(
      { redisUrl, namespace },
      queueNames.fetchArticle,
      fetchAttempts,
    ));
  return {
    /** Pages that wait to be fetched. */
    count: (): Promise<number> => open().count(),
    add: async (letter: StoredLetter): Promise<void> => {
      const job = readJob(letter);
      await open().add(`replay-${letter.partition}-${letter.offset}-${letter.replays}`, job);
    },
    close: async (): Promise<void> => queue?.close(),
  };
}

/** The job of a dead letter: its value, or what would fetch the raw article again that is its value. */
function readJob({ value }: StoredLetter): FetchArticleJob {
  const parsed = parseBytes(fetchArticleJobSchema, value);
  if (parsed.kind === 'ok') return parsed.value;
  const article = parseBytes(rawArticleSchema, value);
  if (article.kind === 'ok') return fetchAgain(article.value, new Date());
  const why = parsed.kind === 'dead' ? parsed.detail : parsed.kind;
  throw new Error(`its value is no job that can be done again: ${why}`);
}

const fetchAgain = (
  { id, source, canonicalUrl, entryHash, entry }: RawArticle,
  now: Date,
): FetchArticleJob => ({
  schema: 'fetch-article.v1',
  source,
  feedUrl: canonicalUrl,
  articleId: id,
  entryHash,
  entry: { link: canonicalUrl, ...entry },
  discoveredAt: now.toISOString(),
});
