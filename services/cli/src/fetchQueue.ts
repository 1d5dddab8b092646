import { fetchArticleJobSchema, queueNames, type FetchArticleJob } from '@rasid/contracts';
import type { StoredLetter } from '@rasid/kafka';
import { parseBytes } from '@rasid/pipeline';
import { openJobQueue, type JobQueue } from '@rasid/queue';
import type { Context } from './context.ts';

/** The queue of article pages, opened when the first job is added. */
export function openFetchQueue({ redisUrl, namespace, fetchAttempts }: Context) {
  let queue: JobQueue<FetchArticleJob> | undefined;
  return {
    add: async (letter: StoredLetter): Promise<void> => {
      const job = readJob(letter);
      queue ??= openJobQueue<FetchArticleJob>(
        { redisUrl, namespace },
        queueNames.fetchArticle,
        fetchAttempts,
      );
      await queue.add(`replay-${letter.partition}-${letter.offset}-${letter.replays}`, job);
    },
    close: async (): Promise<void> => queue?.close(),
  };
}

function readJob({ value }: StoredLetter): FetchArticleJob {
  const parsed = parseBytes(fetchArticleJobSchema, value);
  if (parsed.kind === 'ok') return parsed.value;
  const why = parsed.kind === 'dead' ? parsed.detail : parsed.kind;
  throw new Error(`its value is no job that can be done again: ${why}`);
}
