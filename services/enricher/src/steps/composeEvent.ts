import { createHash } from 'node:crypto';
import type { EnrichedArticle } from '@rasid/contracts';
import { ok, type Step } from '@rasid/pipeline';
import type { TaggedArticle, WithStory } from '../article.ts';

export type ComposeParts = { readonly models: Readonly<Record<string, string>>; readonly now: () => Date };

/** The event for `articles.enriched.v1`; identity, version and first-seen date are the raw article's own. */
export const createComposeEvent = ({
  models,
  now,
}: ComposeParts): Step<WithStory<TaggedArticle>, EnrichedArticle> =>
  function composeEvent({ raw, ...article }) {
    return ok({
      ...article,
      schema: 'articles.enriched.v1',
      id: raw.id,
      version: raw.version,
      source: raw.source,
      ...(raw.otherSources && { otherSources: raw.otherSources }),
      canonicalUrl: raw.canonicalUrl,
      firstSeenAt: raw.firstSeenAt,
      fetchedAt: raw.fetchedAt,
      enrichedAt: now().toISOString(),
      entryHash: raw.entryHash,
      contentHash: hashOf(`${article.title}\n${article.text}`),
      models,
    });
  };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
