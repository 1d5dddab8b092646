import { createHash } from 'node:crypto';
import {
  feedEntrySchema,
  type Feed,
  type FeedEntry,
  type FetchArticleJob,
  type Source,
} from '@rasid/contracts';
import { articleIdOf, canonicalUrl, entryHashOf } from '@rasid/feeds';
import { dead, drop, ok, type Outcome } from '@rasid/pipeline';
import type { Seen } from '@rasid/queue';
import { guidKeyOf } from '../identity/identifyEntries.ts';

/** An entry of a feed with what identifies it. */
export type Candidate = {
  readonly entry: FeedEntry;
  readonly entryHash: string;
  /** Missing where the entry has no usable link. */
  readonly articleId?: string;
  /** By which it is known again where its address changes; missing where another entry has the same guid. */
  readonly guidKey?: string;
  /** By which an entry that was dead-lettered is known again, with these words and no others. */
  readonly deadKey: string;
};

/** Candidates of a feed, each address once: of entries with the same the first counts. */
export function toCandidates(feed: Feed, entries: readonly FeedEntry[]): Candidate[] {
  const candidates = new Map<string, Candidate>();
  const guids = countGuids(entries);
  for (const entry of entries.map(toEntry)) {
    const entryHash = entryHashOf(entry);
    const canonical = entry.link === undefined ? undefined : canonicalUrl(entry.link, feed.url);
    const articleId = canonical === undefined ? undefined : articleIdOf(canonical);
    const deadKey = deadKeyOf(articleId ?? feed.id, entryHash);
    const key = articleId ?? deadKey;
    const guidKey = guids.get(entry.guid) === 1 ? guidKeyOf(feed.id, entry) : undefined;
    if (!candidates.has(key)) {
      const ids = {
        ...(articleId !== undefined && { articleId }),
        ...(guidKey !== undefined && { guidKey }),
      };
      candidates.set(key, { entry, entryHash, deadKey, ...ids });
    }
  }
  return [...candidates.values()];
}

function countGuids(entries: readonly FeedEntry[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { guid } of entries) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  return counts;
}

/** What is longer is no article; kept, it would burden the queue and not fit into a dead letter. */
const MAX_CONTENT_CHARACTERS = 1_000_000;

/** The entry as its contract has it: fields that are too long or of another kind are left out, not the entry. */
function toEntry(found: FeedEntry): FeedEntry {
  const parsed = feedEntrySchema.safeParse(found);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  for (const field of ['title', 'summary', 'content'] as const) {
    if ((found[field]?.length ?? 0) > MAX_CONTENT_CHARACTERS) wrong.add(field);
  }
  if (parsed.success && wrong.size === 0) return parsed.data;
  return feedEntrySchema.parse(
    Object.fromEntries(Object.entries(found).filter(([name]) => !wrong.has(name))),
  );
}

export const deadKeyOf = (articleIdOrFeed: string, entryHash: string): string =>
  createHash('sha256').update(`${articleIdOrFeed}\n${entryHash}`).digest('hex').slice(0, 32);

export type Known = { readonly seen: ReadonlyMap<string, Seen>; readonly dead: ReadonlySet<string> };

/** What becomes of an entry: a job, or left out because nothing is new, or dead because it can't be followed. */
export function judgeEntry(
  candidate: Candidate,
  feed: Feed,
  known: Known,
  now: Date,
): Outcome<FetchArticleJob> {
  const { articleId, entry, entryHash, deadKey } = candidate;
  if (known.dead.has(deadKey)) return drop('unchanged');
  if (articleId === undefined) {
    const link = entry.link === undefined ? 'it has none' : `"${entry.link}"`;
    return dead(
      'entry_without_link',
      `feed "${feed.id}", entry "${entry.title ?? entry.guid ?? '?'}": ${link}`,
    );
  }
  const seen = known.seen.get(articleId);
  if (seen && seen.feedId !== feed.id)
    return isShownBy(feed.id, seen) ? drop('owned_by_another_feed') : ok(toJob(candidate, feed, now));
  if (seen?.entryHash === entryHash) return drop('unchanged');
  return ok(toJob(candidate, feed, now));
}

/** Whether a feed is known as another source of the article. */
export const isShownBy = (feedId: string, { otherSources = [] }: Seen): boolean =>
  otherSources.some((source) => source.feedId === feedId);

export const toJob = (
  { articleId, entry, entryHash }: Candidate,
  feed: Feed,
  now: Date,
): FetchArticleJob => ({
  schema: 'fetch-article.v1',
  source: sourceOf(feed),
  feedUrl: feed.url,
  ...(articleId !== undefined && { articleId }),
  entryHash,
  entry,
  discoveredAt: now.toISOString(),
});

const sourceOf = ({ id, name, country, language }: Feed): Source => ({
  feedId: id,
  name,
  ...(country !== undefined && { country }),
  ...(language !== undefined && { language }),
});
