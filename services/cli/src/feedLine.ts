import { createHash } from 'node:crypto';
import { decodeBody, parseFeed, type ParsedFeed, type ParsedItem } from '@rasid/feeds';
import { z } from 'zod';
import type { LineResult } from './jsonLines.ts';

export const feedLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  url: z.string().optional(),
  contentType: z.string().optional(),
  timeZone: z.string().optional(),
  bodyBase64: z.base64(),
});

/** A feed as the publisher wrote it: titles and authors with their markup, where they hold any. */
export function readFeedLine({
  url,
  contentType,
  timeZone,
  bodyBase64,
}: z.infer<typeof feedLineSchema>): LineResult {
  const { text } = decodeBody(Buffer.from(bodyBase64, 'base64'), contentType);
  const parsed = parseFeed(text, {
    now: new Date(),
    ...(url !== undefined && { url }),
    ...(timeZone !== undefined && { timeZone }),
  });
  if (!parsed.ok) return { error: parsed.error };
  const { title = '', asPublished, ...feed } = parsed.feed;
  return { feed: { title, ...feed, ...asPublished, items: itemsOf(parsed.feed) } };
}

/** An index of sitemaps lists them. */
const itemsOf = ({ items, sitemaps }: ParsedFeed) =>
  (sitemaps?.map(({ url, ...sitemap }): ParsedItem => ({ id: url, link: url, ...sitemap })) ?? items).map(
    ({ asPublished, ...item }) => ({ id: idOf(item), ...item, ...asPublished }),
  );

/** What tells an item from others: its own id, else its link, else its words. */
const idOf = ({ guid, link, title, summary }: ParsedItem): string =>
  guid ??
  link ??
  createHash('sha256')
    .update(`${title ?? ''}\n${summary ?? ''}`)
    .digest('hex')
    .slice(0, 32);
