import { z } from 'zod';
import { parseFeedDate } from './feedDate.ts';
import { plainText } from './plainText.ts';
import { known, resolveUrl, type ParseContext, type ParsedFeed, type ParsedItem } from './parsedFeed.ts';

const text = z.string().optional().catch(undefined);
const person = z.object({ name: text });

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  author: person.optional().catch(undefined),
  authors: z.array(person).optional().catch(undefined),
  tags: z.array(z.string()).optional().catch(undefined),
});
const feedSchema = z.object({
  version: z.string(),
  title: text,
  home_page_url: text,
  description: text,
  language: text,
  items: z.array(z.unknown()),
});

/** JSON Feed 1.0 and 1.1; undefined where the object is none. */
export function readJsonFeed(json: unknown, context: ParseContext): ParsedFeed | undefined {
  const feed = feedSchema.safeParse(json);
  if (!feed.success || !feed.data.version.includes('jsonfeed.org')) return undefined;
  const { title, home_page_url, description, language, items } = feed.data;
  return {
    format: 'json-feed',
    ...known({
      title: plainText(title),
      link: resolveUrl(home_page_url, context.url),
      description,
      language,
    }),
    items: items.flatMap((item) => {
      const parsed = itemSchema.safeParse(item);
      return parsed.success ? [readItem(parsed.data, context)] : [];
    }),
  };
}

const readItem = (item: z.infer<typeof itemSchema>, { url, now }: ParseContext): ParsedItem =>
  known({
    id: item.id,
    guid: item.id,
    link: resolveUrl(item.url ?? item.external_url, url),
    title: plainText(item.title),
    summary: item.summary,
    content: item.content_html ?? item.content_text,
    author: (item.authors?.[0] ?? item.author)?.name,
    publishedAt: parseFeedDate(item.date_published, now),
    updatedAt: parseFeedDate(item.date_modified, now),
    categories: item.tags?.length ? item.tags : undefined,
    image: resolveUrl(item.image ?? item.banner_image, url),
  });
