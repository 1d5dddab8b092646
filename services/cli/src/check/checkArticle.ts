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

function conclude(facts: ArticleFacts, html: string, url: string, known: Known): ArticleCheck {
  const { entry, target, now } = known;
  const { extraction: rules, timeZone } = target;
  const page = { html, url, now, ...(rules && { rules }), ...(timeZone !== undefined && { timeZone }) };
  const extract = extractArticle({ ...page, entry });
  if (!extract) return { facts: { ...facts, trouble: whyNothing(facts, html) } };
  const lines = extract.text.split('\n');
  const { title, author, publishedAt, lang, image, canonicalUrl, stub, ruleErrors } = extract;
  const said = Object.entries({ title, author, publishedAt, lang, image, canonicalUrl, stub });
  return {
    extract,
    facts: {
      ...facts,
      ...(Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Partial<ArticleFacts>),
      ...(ruleErrors && { ruleTroubles: ruleErrors.map(({ message }) => message) }),
      words: extract.text.split(/\s+/).length,
      firstLine: lines[0] ?? '',
      ...(lines.length > 1 && { lastLine: lines.at(-1) ?? '' }),
      method: methodOf(extract, html === '' ? undefined : extractArticle(page), target),
    },
  };
}

/** What the text was taken from: the page alone is read once more, to tell it from the feed. */
function methodOf(
  { text, ruleErrors }: ArticleExtract,
  fromPage: ArticleExtract | undefined,
  target: Target,
): string {
  if (fromPage?.text !== text) return "the feed's own content";
  const content = target.extraction?.content;
  const isByRule = content !== undefined && !ruleErrors?.some(({ field }) => field === 'content');
  return isByRule ? `the page, by ${content}` : 'the page';
}

function whyNothing({ request }: ArticleFacts, html: string): string {
  if (request?.failure) return request.failure.message;
  return html === '' ? 'neither page nor feed has the text' : 'no article text on the page';
}
