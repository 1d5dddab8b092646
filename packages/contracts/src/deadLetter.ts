import { z } from 'zod';
import { deadReasons, type DeadReason } from './reasons.ts';
import { articleId, moment } from './moment.ts';
import { feedEntrySchema } from './feedEntry.ts';
import { sourceSchema } from './source.ts';

/** Header names of a dead letter. Its key and value are the original bytes; the original headers stay as they were. */
export const deadLetterHeaders = {
  reason: 'rasid-reason',
  detail: 'rasid-detail',
  stage: 'rasid-stage',
  attempts: 'rasid-attempts',
  diedAt: 'rasid-died-at',
  /** `topic:<name>` or `queue:<name>`: where a replay sends the original. */
  replayTo: 'rasid-replay-to',
  /** `<partition>/<offset>` in the original topic, where it came from one. */
  origin: 'rasid-origin',
} as const;

/** Stands alone on a record of a dead-letter topic that says: the letter with this ref was sent back. */
export const REPLAYED_HEADER = 'rasid-replayed';

/** Set on a replayed message, so that one that dies again is known as such: how often it was replayed. */
export const REPLAY_COUNT_HEADER = 'rasid-replays';

const reasonNames = Object.keys(deadReasons) as [DeadReason, ...DeadReason[]];

/** A dead letter as `rasid dlq` shows it. */
export const deadLetterSchema = z.object({
  /** `<topic>/<partition>-<offset>`: names one dead letter for ever. */
  ref: z.string(),
  topic: z.string(),
  partition: z.int().nonnegative(),
  offset: z.string(),
  key: z.string().nullable(),
  reason: z.enum(reasonNames),
  detail: z.string(),
  stage: z.string(),
  attempts: z.int().nonnegative(),
  diedAt: moment,
  replayTo: z.string(),
  replays: z.int().nonnegative(),
  valueBytes: z.int().nonnegative(),
  /** True once a replay has sent it back. */
  replayed: z.boolean(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** The job `fetch-article`, and the value of a dead letter of the fetcher. */
export const fetchArticleJobSchema = z.object({
  schema: z.literal('fetch-article.v1'),
  source: sourceSchema,
  feedUrl: z.string(),
  /** Missing when the entry has no usable link. */
  articleId: articleId.optional(),
  entryHash: z.string(),
  entry: feedEntrySchema,
  discoveredAt: moment,
});
export type FetchArticleJob = z.infer<typeof fetchArticleJobSchema>;
