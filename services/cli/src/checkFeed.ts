import type { FeedEntry } from '@rasid/contracts';
import { decodeBody, extractArticle, parseFeed } from '@rasid/feeds';
import { createHttpClient } from '@rasid/http';
import type { Context } from './context.ts';

export type FeedCheck =
  | { readonly ok: false; readonly message: string }
  | {
      readonly ok: true;
      readonly url: string;
      readonly format: string;
      readonly charset: string;
      readonly bytes: number;
      readonly title?: string;
      readonly items: number;
      readonly withoutLink: number;
      readonly withoutDate: number;
      readonly newest?: FeedEntry;
      readonly article?: { readonly words: number; readonly start: string };
      readonly articleTrouble?: string;
    };

type Http = ReturnType<typeof createHttpClient>;

/** Fetches and reads a feed, and its first article, as the fetcher would. Stores nothing. */
export async function checkFeed(context: Context, url: string): Promise<FeedCheck> {
  const { userAgent, allowedAddresses, allowedProxies } = context;
  const http = createHttpClient({ userAgent, allowedAddresses, allowedProxies });
  try {
    return await check(http, context, url);
  } finally {
    await http.close();
  }
}

async function check(
  http: Http,
  { timeoutMs, feedMaxBytes, pageMaxBytes }: Context,
  url: string,
): Promise<FeedCheck> {
  const answer = await http.get(url, { maxBytes: feedMaxBytes, timeoutMs });
  if (answer.kind !== 'ok')
    return { ok: false, message: answer.kind === 'failed' ? answer.message : 'not modified' };
  const { text, charset } = decodeBody(answer.body, answer.headers['content-type']);
  const parsed = parseFeed(text, { url: answer.url, now: new Date() });
  if (!parsed.ok) return { ok: false, message: parsed.error.message };
  const { format, title, items } = parsed.feed;
  const newest = items.find(({ link }) => link !== undefined);
  return {
    ok: true,
    url: answer.url,
    format,
    charset,
    bytes: answer.body.length,
    ...(title !== undefined && { title }),
    items: items.length,
    withoutLink: items.filter(({ link }) => link === undefined).length,
    withoutDate: items.filter(({ publishedAt }) => publishedAt === undefined).length,
    ...(newest && { newest }),
    ...(newest && (await checkArticle(http, newest, { maxBytes: pageMaxBytes, timeoutMs }))),
  };
}

async function checkArticle(http: Http, entry: FeedEntry, limits: { maxBytes: number; timeoutMs: number }) {
  const url = entry.link ?? '';
  const answer = await http.get(url, limits);
  if (answer.kind !== 'ok')
    return { articleTrouble: answer.kind === 'failed' ? answer.message : 'not modified' };
  const html = decodeBody(answer.body, answer.headers['content-type']).text;
  const article = extractArticle({ html, url: answer.url, entry, now: new Date() });
  if (!article) return { articleTrouble: 'found no article text on the page' };
  return { article: { words: article.text.split(/\s+/).length, start: article.text.slice(0, 80) } };
}
