import { canonicalLink, decodeBody, extractArticle, parseFeed } from '@rasid/feeds';
import type { ArticleExtract, DecodedBody, ExtractInput, FeedError, ParsedFeed } from '@rasid/feeds';

/** The jobs of a worker that reads what publishers send. */
export type FeedJob = {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly options: Parameters<typeof parseFeed>[1];
};
export type PageJob = {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  /** Where the page was found. */
  readonly url: string;
};
/** A page as text, and where it says that its article lives. */
export type DecodedPage = DecodedBody & { readonly canonicalUrl?: string };

/** Items come as JSON, so many a piece: whoever gets them takes them apart a piece at a time. */
export type PackedFeed =
  | {
      readonly ok: true;
      readonly charset: string;
      readonly feed: Omit<ParsedFeed, 'items'>;
      readonly items: string[];
    }
  | { readonly ok: false; readonly charset: string; readonly error: FeedError };

const PIECE = 200;
/** What a sitemap may have at most, and far more than any feed has. */
const MAX_ITEMS = 50_000;

export function readFeed({ body, contentType, options }: FeedJob): PackedFeed {
  const { text, charset } = decodeBody(body, contentType);
  const parsed = parseFeed(text, options);
  if (!parsed.ok) return { ok: false, charset, error: parsed.error };
  const { items, ...feed } = parsed.feed;
  const pieces: string[] = [];
  for (let at = 0; at < Math.min(items.length, MAX_ITEMS); at += PIECE)
    pieces.push(JSON.stringify(items.slice(at, Math.min(at + PIECE, MAX_ITEMS))));
  return { ok: true, charset, feed, items: pieces };
}

export function decodePage({ body, contentType, url }: PageJob): DecodedPage {
  const decoded = decodeBody(body, contentType);
  const canonicalUrl = canonicalLink(decoded.text, url);
  return { ...decoded, ...(canonicalUrl !== undefined && { canonicalUrl }) };
}

export const findArticle = (input: ExtractInput): ArticleExtract | undefined => extractArticle(input);
