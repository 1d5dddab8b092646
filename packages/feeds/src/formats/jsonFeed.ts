import { z } from 'zod';
import { known, orNone, type ParseContext, type ParsedFeed, type ParsedItem } from '../parsedFeed.ts';
import { readUrl } from './feedLink.ts';
import { firstMoment } from './feedMoment.ts';
import { asFields, linesOf, readAuthors, readLine, type FieldText } from './feedText.ts';
import { toEnclosure } from './media.ts';

const text = z
  .string()
  .transform((written) => written.trim() || undefined)
  .optional()
  .catch(undefined);
const list = z.array(z.unknown()).catch([]);
const person = z.object({ name: text }).catch({ name: undefined });

const itemSchema = z.object({
  id: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .optional()
    .catch(undefined),
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
  author: person.optional(),
  authors: z.array(person).optional().catch(undefined),
  tags: z.union([z.array(z.unknown()), z.string().transform((tags) => tags.split(/[,،]/))]).catch([]),
  attachments: list,
});
const attachmentSchema = z.object({
  url: z.string(),
  mime_type: text,
  size_in_bytes: z.union([z.number(), z.string()]).optional().catch(undefined),
});
const hubSchema = z.object({ type: z.string(), url: z.string() });
const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  feed_url: text,
  next_url: text,
  description: text,
  language: text,
  author: person.optional(),
  authors: z.array(person).optional().catch(undefined),
  hubs: list,
  // not checked one by one yet: there may be a million
  items: z.custom<unknown[]>(Array.isArray),
});

/** Far more than any feed has: each costs a check of its own. */
const MOST_ITEMS = 50_000;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org); undefined where the object is none. */
export function readJsonFeed(json: unknown, context: ParseContext): ParsedFeed | undefined {
  const parsed = feedSchema.safeParse(json);
  if (!parsed.success || !isVersion(parsed.data.version)) return undefined;
  const feed = parsed.data;
  const author = namesOf(feed);
  const items = feed.items.slice(0, MOST_ITEMS).flatMap((item) => {
    const read = itemSchema.safeParse(item);
    return read.success ? [readItem(read.data, author, context)] : [];
  });
  return {
    format: 'json-feed',
    ...known({
      ...asFields(readLine(feed.title), author),
      link: readUrl(feed.home_page_url, context.url),
      description: feed.description,
      language: feed.language,
      updatedAt: newest(items),
      selfUrl: readUrl(feed.feed_url, context.url),
      nextUrl: readUrl(feed.next_url, context.url),
      hubs: hubsOf(feed.hubs),
    }),
    items,
  };
}

/** The address of the specification, which some shorten to its number. */
const isVersion = (version: string | undefined): boolean =>
  version !== undefined && /jsonfeed\.org|^1(\.\d)?$/.test(version);

type Names = {
  author?: { name?: string | undefined } | undefined;
  authors?: { name?: string | undefined }[] | undefined;
};

/** 1.1 has several; `author` is how 1.0 wrote one. */
const namesOf = ({ author, authors }: Names): FieldText | undefined =>
  readAuthors((authors ?? []).map(({ name }) => name)) ?? readAuthors([author?.name]);

/** The feed itself has no date. */
const newest = (items: readonly ParsedItem[]): string | undefined =>
  items
    .map(({ publishedAt, updatedAt }) => updatedAt ?? publishedAt)
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1);

function hubsOf(hubs: readonly unknown[]): string[] | undefined {
  const urls = hubs
    .map((hub) => hubSchema.safeParse(hub).data)
    .filter((hub) => hub !== undefined && /^websub$/i.test(hub.type))
    .map((hub) => hub?.url ?? '');
  return orNone(urls);
}

function readItem(
  item: z.infer<typeof itemSchema>,
  feedAuthor: FieldText | undefined,
  context: ParseContext,
): ParsedItem {
  const enclosures = item.attachments.flatMap((attachment) => {
    const read = attachmentSchema.safeParse(attachment).data;
    return read ? toEnclosure(readUrl(read.url, context.url), read.mime_type, read.size_in_bytes) : [];
  });
  return known({
    id: item.id,
    guid: item.id,
    link:
      readUrl(item.url, context.url) ??
      readUrl(item.external_url, context.url) ??
      readUrl(/^https?:\/\//i.test(item.id ?? '') ? item.id : undefined, context.url),
    ...asFields(readLine(item.title), namesOf(item) ?? feedAuthor),
    summary: item.summary,
    content: item.content_html ?? item.content_text,
    publishedAt: firstMoment([item.date_published, item.date_modified], context),
    updatedAt: firstMoment([item.date_modified], context),
    categories: linesOf(item.tags.map((tag) => (typeof tag === 'string' ? tag : undefined))),
    image: readUrl(item.image, context.url) ?? readUrl(item.banner_image, context.url),
    enclosures: orNone(enclosures),
  });
}
