import type { ExpectedFacts, OutletKey, SampleTopic } from './articles/draft.ts';
import type { Outlet } from './outlets.ts';
import type { Publication } from './publication.ts';

/** What should come out for an article. */
export type SampleArticle = {
  readonly key: string;
  readonly outlet: OutletKey;
  readonly source: string;
  /** The canonical address, without the trackers that a feed's link may carry. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** Paragraphs parted by `\n`; no caption, no «read also». */
  readonly text: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly updatedAt?: string;
  readonly topic: SampleTopic;
  readonly lang: 'ar' | 'en';
  readonly facts: ExpectedFacts;
  /** Key of the article that this one re-prints. */
  readonly reprintOf?: string;
};

export const sampleArticleOf = (publication: Publication, outlet: Outlet): SampleArticle => {
  const { draft, url, title, summary, paragraphs, publishedAt, updatedAt } = publication;
  return {
    key: draft.key,
    outlet: outlet.key,
    source: outlet.name,
    url,
    title,
    summary,
    text: paragraphs.join('\n'),
    author: draft.author,
    publishedAt: publishedAt.toISOString(),
    ...(updatedAt && { updatedAt: updatedAt.toISOString() }),
    topic: draft.topic,
    lang: draft.lang ?? 'ar',
    facts: draft.facts,
    ...(draft.reprintOf && { reprintOf: draft.reprintOf }),
  };
};
