import { parseFeedDate } from './feedDate.ts';
import { plainText } from './plainText.ts';
import { known, resolveUrl, type ParseContext, type ParsedFeed, type ParsedItem } from './parsedFeed.ts';
import { allText, childOf, childrenOf, textOf, type XmlElement } from './xmlTree.ts';

/** Atom 0.3 and 1.0. */
export function readAtom(root: XmlElement, context: ParseContext): ParsedFeed {
  const base = resolveUrl(root.attributes['xml:base'], context.url) ?? context.url;
  return {
    format: 'atom',
    ...known({
      title: plainText(markup(childOf(root, 'title'))),
      link: linkOf(root, base),
      description: plainText(markup(childOf(root, 'subtitle', 'tagline'))),
      language: root.attributes['xml:lang'],
      updatedAt: parseFeedDate(textOf(root, 'updated', 'modified'), context.now),
    }),
    items: childrenOf(root, 'entry').map((entry) => readEntry(entry, root, { ...context, url: base })),
  };
}

function readEntry(entry: XmlElement, feed: XmlElement, { url, now }: ParseContext): ParsedItem {
  const base = resolveUrl(entry.attributes['xml:base'], url) ?? url;
  const id = textOf(entry, 'id');
  const categories = childrenOf(entry, 'category').map(
    ({ attributes }) => attributes['label'] ?? attributes['term'] ?? '',
  );
  const author = childOf(entry, 'author') ?? childOf(feed, 'author');
  return known({
    id,
    guid: id,
    link: linkOf(entry, base) ?? (/^https?:/.test(id ?? '') ? id : undefined),
    title: plainText(markup(childOf(entry, 'title'))),
    summary: markup(childOf(entry, 'summary')),
    content: markup(childOf(entry, 'content')),
    author: author && plainText(textOf(author, 'name') ?? textOf(author, 'email')),
    publishedAt:
      parseFeedDate(textOf(entry, 'published', 'issued', 'created'), now) ??
      parseFeedDate(textOf(entry, 'updated', 'modified'), now),
    updatedAt: parseFeedDate(textOf(entry, 'updated', 'modified'), now),
    categories: categories.filter(Boolean).length > 0 ? categories.filter(Boolean) : undefined,
    image: childrenOf(entry, 'media:thumbnail', 'media:content')[0]?.attributes['url'],
  });
}

/** XHTML stands as elements, everything else as text that may be markup. */
function markup(element: XmlElement | undefined): string | undefined {
  const text = element && allText(element).trim();
  return text === '' ? undefined : text;
}

function linkOf(element: XmlElement, base: string | undefined): string | undefined {
  const links = childrenOf(element, 'link');
  const alternate =
    links.find(
      ({ attributes }) => attributes['rel'] === 'alternate' && /html|^$/.test(attributes['type'] ?? ''),
    ) ?? links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  return resolveUrl(alternate?.attributes['href'], base);
}
