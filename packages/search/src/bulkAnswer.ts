import { dead, drop, ok, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import { z } from 'zod';

const itemSchema = z.object({
  index: z.object({
    status: z.int(),
    error: z
      .object({
        type: z.string().optional(),
        reason: z.string().optional(),
        caused_by: z.object({ reason: z.string().optional() }).optional(),
      })
      .optional(),
  }),
});
const answerSchema = z.object({ items: z.array(itemSchema) });
type Item = z.infer<typeof itemSchema>['index'];

/** No rights, a full disk (an index is read-only then), too busy, no shard. */
const NOT_OF_THE_DOCUMENT = new Set([401, 403, 429, 502, 503, 504]);
const CONFLICT = 409;

/**
 * Sorts a bulk answer into one outcome an item: written (2xx), stale (409), dead, or to be tried again: without limit
 * where the index is away, busy or closed to us, and a few times only where one document makes the server fail (500).
 * An answer that can't be read, or is not of `count` items, says nothing about any of them: all are tried again.
 */
export function readBulkAnswer(answer: unknown, count: number): Outcome<void>[] {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.items.length !== count) {
    const found = parsed.success ? `${parsed.data.items.length} items for ${count}` : 'no items';
    return Array.from({ length: count }, () =>
      retry(new UnavailableError(`unreadable bulk answer: ${found}`)),
    );
  }
  return parsed.data.items.map(({ index }) => outcomeOf(index));
}

function outcomeOf({ status, error }: Item): Outcome<void> {
  if (status >= 200 && status < 300) return ok(undefined);
  if (status === CONFLICT) return drop('stale_version'); // the same or a newer version is there already
  const words =
    [error?.type, error?.reason, error?.caused_by?.reason].filter(Boolean).join(': ') || `status ${status}`;
  if (NOT_OF_THE_DOCUMENT.has(status)) return retry(new UnavailableError(words));
  if (status >= 500) return retry(new Error(words));
  return dead('refused_by_index', words);
}
