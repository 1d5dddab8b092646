import type { FeedEntry } from '@rasid/contracts';
import { known, resolveUrl } from '../parsedFeed.ts';
import { plainText } from '../plainText.ts';
import { textOfContent } from './findText.ts';
import { languageOfText } from './languageOfText.ts';
import { readArticlePage, type PageArticle, type PageInput } from './readArticlePage.ts';

/** `html` may be empty, where only the feed's entry is known. */
export type ExtractInput = PageInput & { readonly entry?: FeedEntry };

export type ArticleExtract = PageArticle & { readonly title: string; readonly text: string };

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
  // neither tells anything of the article
  if (stub === 'wall' || stub === 'missing') return fromFeed || longSummary(entry);
  const isFuller =
    stub === 'paywall' ? fromFeed.length > fromPage.length : fromFeed.length > FULLER * fromPage.length;
  return isFuller ? fromFeed : fromPage || fromFeed || longSummary(entry);
}

function longSummary(entry: FeedEntry | undefined): string {
  const summary = plainText(entry?.summary) ?? '';
  return summary.length >= SUMMARY_CHARACTERS ? summary : '';
}
