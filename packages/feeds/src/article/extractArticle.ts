import type { ExtractionRules, FeedEntry } from '@rasid/contracts';
import { known, resolveUrl } from '../parsedFeed.ts';
import { plainText } from '../plainText.ts';
import { textOfContent } from './findText.ts';
import { languageOfText } from './languageOfText.ts';
import type { Clock } from './pageDate.ts';
import { readArticlePage, type PageArticle } from './readArticlePage.ts';
import type { RuleError } from './siteRules.ts';
import type { Stub } from './stub.ts';

export type ExtractInput = Clock & {
  /** May be empty, where only the feed's entry is known. */
  readonly html: string;
  readonly url: string;
  readonly entry?: FeedEntry;
  /** The operator's, for this outlet. */
  readonly rules?: ExtractionRules;
};

export type ArticleExtract = {
  readonly title: string;
  /** A line a paragraph. */
  readonly text: string;
  readonly summary?: string;
  readonly author?: string;
  /** Moments, RFC 3339 in UTC. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** ISO 639-1. */
  readonly lang?: string;
  readonly image?: string;
  readonly canonicalUrl?: string;
  /** Why the page is not the whole article, where it says so. */
  readonly stub?: Stub;
  /** What was wrong with the rules; the article was then found without them. */
  readonly ruleErrors?: readonly RuleError[];
};

/** The article of a page, joined with what the feed said of it; undefined where there is no title or no text. */
export function extractArticle({ entry, ...input }: ExtractInput): ArticleExtract | undefined {
  const page: PageArticle = input.html.trim() === '' ? {} : readArticlePage(input);
  const title = plainText(entry?.title)?.replaceAll('\n', ' ') || page.title;
  const text = chooseText(page, entry);
  if (!title || text === '') return undefined;
  return {
    title,
    text,
    ...known({
      summary: plainText(entry?.summary) || page.summary,
      author: plainText(entry?.author) || page.author,
      publishedAt: entry?.publishedAt ?? page.publishedAt,
      updatedAt: entry?.updatedAt ?? page.updatedAt,
      lang: languageOfText(text, page.lang),
      image: resolveUrl(entry?.image ?? page.image, input.url),
      canonicalUrl: page.canonicalUrl,
      stub: page.stub,
      ruleErrors: page.ruleErrors,
    }),
  };
}

/** A feed's own content this much longer than what the page gave is the fuller article. */
const FULLER = 1.2;
/** A summary alone is an article from this length on. */
const SUMMARY_CHARACTERS = 300;

function chooseText(page: PageArticle, entry: FeedEntry | undefined): string {
  const fromFeed = entry?.content === undefined ? '' : textOfContent(entry.content, page.title);
  const { text: fromPage = '', stub } = page;
  // a wall tells nothing of the article
  if (stub === 'wall') return fromFeed || longSummary(entry);
  const isFuller =
    stub === 'paywall' ? fromFeed.length > fromPage.length : fromFeed.length > FULLER * fromPage.length;
  return isFuller ? fromFeed : fromPage || fromFeed || longSummary(entry);
}

function longSummary(entry: FeedEntry | undefined): string {
  const summary = plainText(entry?.summary) ?? '';
  return summary.length >= SUMMARY_CHARACTERS ? summary : '';
}
