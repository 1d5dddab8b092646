import type { FeedEntry } from '@rasid/contracts';
import { decodeBody, extractArticle, type ArticleExtract } from '@rasid/feeds';
import { charsetFacts, requestFacts } from './feedFacts.ts';
import type { ArticleFacts, RobotsFacts, Target } from './report.ts';
import { PAGE_ACCEPT, type Visitor } from './visitor.ts';

export type ArticleCheck = { readonly facts: ArticleFacts; readonly extract?: ArticleExtract };

/** Fetches the page of an entry, where robots.txt lets us, and finds the article on it. */
export async function checkArticle(
  visitor: Visitor,
  entry: FeedEntry & { readonly link: string },
  parts: { target: Target; robots: RobotsFacts; maxBytes: number; now: Date },
): Promise<ArticleCheck> {
  const url = entry.link;
  const { target, robots, maxBytes, now } = parts;
  if (robots.decision !== 'allowed') return conclude({ url }, '', url, { entry, target, now });
  const answer = await visitor.get(url, { accept: PAGE_ACCEPT, maxBytes });
  const request = requestFacts(url, answer);
  if (answer.kind !== 'ok') return conclude({ url, request }, '', url, { entry, target, now });
  const contentType = answer.headers['content-type'];
  if (contentType !== undefined && !/html/i.test(contentType)) {
    return { facts: { url, request, trouble: `the page is ${contentType}, not HTML` } };
  }
  const { text, charset } = decodeBody(answer.body, contentType);
  const facts = { url, request, charset: charsetFacts(charset, text, contentType) };
  return conclude(facts, text, answer.url, { entry, target, now });
}

type Known = { readonly entry: FeedEntry; readonly target: Target; readonly now: Date };

function conclude(facts: ArticleFacts, html: string, url: string, { entry, now }: Known): ArticleCheck {
  const extract = extractArticle({ html, url, entry, now });
  if (!extract) {
    const trouble =
      facts.request?.failure?.message ?? (html === '' ? undefined : 'no article text on the page');
    return { facts: { ...facts, trouble: trouble ?? 'neither page nor feed has the text' } };
  }
  const lines = extract.text.split('\n');
  const { title, author, publishedAt, lang, image, canonicalUrl } = extract;
  const known = Object.entries({ title, author, publishedAt, lang, image, canonicalUrl });
  return {
    extract,
    facts: {
      ...facts,
      ...(Object.fromEntries(known.filter(([, value]) => value !== undefined)) as Partial<ArticleFacts>),
      words: extract.text.split(/\s+/).length,
      firstLine: lines[0] ?? '',
      ...(lines.length > 1 && { lastLine: lines.at(-1) ?? '' }),
      method: html === '' ? "the feed's own content" : 'the page',
    },
  };
}
