import type { FeedEntry } from '@rasid/contracts';
import { canonicalUrl } from './canonicalUrl.ts';
import { parseFeedDate } from './feedDate.ts';
import { findText } from './findText.ts';
import { known, resolveUrl } from './parsedFeed.ts';
import { parsePage } from './page.ts';
import { readPageFacts, type PageFacts } from './pageFacts.ts';
import { plainText } from './plainText.ts';

export type ExtractInput = {
  /** May be empty, where only the feed's entry is known. */
  readonly html: string;
  readonly url: string;
  readonly entry?: FeedEntry;
  readonly now: Date;
};

export type ArticleExtract = {
  readonly title: string;
  /** A line a paragraph. */
  readonly text: string;
  readonly summary?: string;
  readonly author?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly lang?: string;
  readonly image?: string;
  readonly canonicalUrl?: string;
};

/** A feed's own content this much longer than what the page gave is the fuller article. */
const FULLER = 1.2;
/** A summary alone is an article from this length on. */
const SUMMARY_CHARACTERS = 300;

/** The article of a page, joined with what the feed said of it; undefined where there is no title or no text. */
export function extractArticle({ html, url, entry, now }: ExtractInput): ArticleExtract | undefined {
  const page = html.trim() === '' ? undefined : parsePage(html);
  const facts: PageFacts = page ? readPageFacts(page, url) : {};
  const title = plainText(entry?.title)?.replaceAll('\n', ' ') || facts.title;
  const fromPage = page ? findText(page, { html, url, title }) : '';
  const text = chooseText(fromPage, entry);
  if (!title || text === '') return undefined;
  return {
    title,
    text,
    ...known({
      summary: plainText(entry?.summary) || facts.description,
      author: plainText(entry?.author) || facts.author,
      publishedAt: entry?.publishedAt ?? parseFeedDate(facts.publishedAt, now),
      updatedAt: entry?.updatedAt ?? parseFeedDate(facts.updatedAt, now),
      lang: facts.lang,
      image: resolveUrl(entry?.image ?? facts.image, url),
      canonicalUrl: facts.canonical === undefined ? undefined : saneCanonical(facts.canonical, url),
    }),
  };
}

function chooseText(fromPage: string, entry: FeedEntry | undefined): string {
  const fromFeed = plainText(entry?.content) ?? '';
  if (fromFeed.length > fromPage.length * FULLER) return fromFeed;
  if (fromPage !== '') return fromPage;
  const summary = plainText(entry?.summary) ?? '';
  return fromFeed || (summary.length >= SUMMARY_CHARACTERS ? summary : '');
}

/** A canonical link counts where it stays on the site and does not point to its front page. */
function saneCanonical(link: string, url: string): string | undefined {
  const canonical = canonicalUrl(link, url);
  if (canonical === undefined) return undefined;
  const [there, here] = [new URL(canonical), new URL(url)];
  const site = (host: string) => host.split('.').slice(-2).join('.');
  if (site(there.hostname) !== site(here.hostname)) return undefined;
  return there.pathname === '/' && there.search === '' && here.pathname !== '/' ? undefined : canonical;
}
