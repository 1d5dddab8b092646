import type { estypes } from '@elastic/elasticsearch';
import { z } from 'zod';

/** Where a page begins: behind the last hit of the page before or, where hits stand for stories, behind so many. */
const pageSchema = z.object({
  /** RFC 3339: freshness is judged from the first page's moment, or the scores of the next would not fit. */
  now: z.iso.datetime(),
  /** How the first page read the query. */
  matching: z.enum(['all', 'best']),
  after: z.tuple([z.number(), z.string()]).optional(),
  from: z.int().positive().max(10_000).optional(),
});
export type Page = z.infer<typeof pageSchema>;

export const writeCursor = (page: Page): string => Buffer.from(JSON.stringify(page)).toString('base64url');

/** A cursor is none of ours. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
}

/** Throws a CursorError where the cursor is none of ours. */
export function readCursor(cursor: string): Page {
  try {
    return pageSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new CursorError(`cursor "${cursor}": expected the one that the page before gave`);
  }
}

/** The page behind the last hit, by its sort values; undefined where these are not what pages are made of. */
export function pageBehind({ now, matching }: Page, sort: estypes.SortResults | undefined): Page | undefined {
  const parsed = pageSchema.safeParse({ now, matching, after: sort });
  return parsed.success && sort ? parsed.data : undefined;
}
