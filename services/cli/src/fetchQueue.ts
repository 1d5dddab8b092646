import { fetchArticleJobSchema } from '@rasid/contracts';
import type { StoredLetter } from '@rasid/kafka';
import { createJobQueue, createRedis } from '@rasid/queue';
import type { Context } from './context.ts';

/** The queue of article pages, opened when the first job is added. */
export function openFetchQueue({ redisUrl, namespace }: Context) {
  let opened: { queue: ReturnType<typeof createJobQueue>; redis: ReturnType<typeof createRedis> } | undefined;
  const open = () => {
    const redis = createRedis(redisUrl);
    return { redis, queue: createJobQueue(redis, namespace, 'fetch-article') };
  };
  return {
    add: async (letter: StoredLetter): Promise<void> => {
      const job = fetchArticleJobSchema.parse(JSON.parse(letter.value?.toString('utf8') ?? ''));
      opened ??= open();
      await opened.queue.add(job, { jobId: `replay-${letter.offset}-${letter.replays}` });
    },
    close: async (): Promise<void> => {
      await opened?.queue.close();
      await opened?.redis.close();
    },
  };
}
