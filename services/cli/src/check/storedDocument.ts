import { createHash } from 'node:crypto';
import type { FeedEntry } from '@rasid/contracts';
import { createTextTagger } from '@rasid/enrichment';
import { articleIdOf, canonicalUrl, entryHashOf, saneDestination, type ArticleExtract } from '@rasid/feeds';
import { toDocument, type ArticleDocument } from '@rasid/search';
import { feedIdOf } from '../feeds/newFeed.ts';
import type { Target } from './report.ts';

/** The document that would be indexed for an article, with its tags; its story is its own, since others are not known. */
export function storedDocument(
  target: Target & { name: string },
  { url, entry, extract, now }: { url: string; entry: FeedEntry; extract: ArticleExtract; now: Date },
): ArticleDocument {
  const { title, text, summary, author, publishedAt, updatedAt, image } = extract;
  const said = Object.entries({ summary, author, publishedAt, updatedAt, image });
  const link = canonicalUrl(entry.link ?? url, target.url) ?? url;
  const canonical = extract.canonicalUrl ?? saneDestination(url, link) ?? link;
  const id = articleIdOf(canonical);
  const at = now.toISOString();
  const dated = { publishedAt: new Date(publishedAt ?? at) };
  return toDocument(
    {
      ...(Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Partial<ArticleExtract>),
      schema: 'articles.enriched.v1',
      id,
      version: now.getTime(),
      source: {
        feedId: target.id ?? feedIdOf(target.url),
        name: target.name,
        ...(target.country !== undefined && { country: target.country }),
        ...(target.language !== undefined && { language: target.language }),
      },
      url,
      canonicalUrl: canonical,
      firstSeenAt: at,
      fetchedAt: at,
      enrichedAt: at,
      title,
      text,
      ...createTextTagger().tagText(title, text, dated),
      entryHash: entryHashOf(entry),
      contentHash: createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 32),
      nearDuplicateKeys: [],
      duplicateGroup: id,
      storyId: id,
      models: {},
    },
    now,
  );
}
