import { queueNames } from '@rasid/contracts';
import type { DeadLetterRecord } from '@rasid/kafka';
import type { DeadEntry } from './steps/takeEntries.ts';

/** The dead letter of an entry: its job, which a replay puts back into the queue. */
export const toDeadLetter = ({ job, outcome, attempts }: DeadEntry): DeadLetterRecord => ({
  key: job.articleId ?? job.source.feedId,
  value: JSON.stringify(job),
  reason: outcome.reason,
  detail: outcome.detail,
  attempts,
  replayTo: `queue:${queueNames.fetchArticle}`,
});
