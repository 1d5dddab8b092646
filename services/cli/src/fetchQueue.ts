import { fetchArticleJobSchema, queueNames, type FetchArticleJob } from '@rasid/contracts';
import type { StoredLetter } from '@rasid/kafka';
import { openJobQueue, type JobQueue } from '@rasid/queue';
import type { Context } from './context.ts';

/** The queue of article pages, opened when the first job is added. */
export function openFetchQueue({ redisUrl, namespace, fetchAttempts }: Context) {
  let queue: JobQueue<FetchArticleJob> | undefined;
  return {
    add: async (letter: StoredLetter): Promise<void> => {
      const job = fetchArticleJobSchema.parse(JSON.parse(letter.value?.toString('utf8') ?? ''));
      queue ??= openJobQueue<FetchArticleJob>(
        { redisUrl, namespace },
        queueNames.fetchArticle,
        fetchAttempts,
      );
      await queue.add(`replay-${letter.offset}-${letter.replays}`, job);
    },
    close: async (): Promise<void> => queue?.close(),
  };
}
