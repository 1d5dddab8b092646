import { parseFeedDate } from './feedDate.ts';
import { plainText } from './plainText.ts';
import { known, resolveUrl, type ParseContext, type ParsedFeed, type ParsedItem } from './parsedFeed.ts';
import { allText, childOf, childrenOf, textOf, type XmlElement } from './xmlTree.ts';

/** RSS 0.9x, 1.0 (RDF) and 2.0, with Dublin Core, content, Media RSS and iTunes. */
export function readRss(root: XmlElement, context: ParseContext): ParsedFeed {
  const channel = childOf(root, 'channel', 'rss:channel') ?? root;
  const items = [
    ...childrenOf(channel, 'item', 'rss:item'),
    ...(channel === root ? [] : childrenOf(root, 'item', 'rss:item')),
  ];
  const ttl = Number(textOf(channel, 'ttl'));
  return {
    format: root.name === 'rdf:rdf' ? 'rdf' : 'rss',
    ...known({
      title: plainText(textOf(channel, 'title', 'dc:title', 'itunes:title')),
      link: resolveUrl(linkOf(channel), context.url),
      description: plainText(textOf(channel, 'description', 'itunes:summary', 'dc:description')),
      language: textOf(channel, 'language', 'dc:language'),
      updatedAt: parseFeedDate(textOf(channel, 'lastbuilddate', 'pubdate', 'dc:date'), context.now),
      ttlMs: Number.isFinite(ttl) && ttl > 0 ? ttl * 60_000 : undefined,
    }),
    items: items.map((item) => readItem(item, context)),
  };
}

function readItem(item: XmlElement, { url, now }: ParseContext): ParsedItem {
  const guid = textOf(item, 'guid', 'dc:identifier') ?? item.attributes['rdf:about'];
  const permalink =
    childOf(item, 'guid')?.attributes['ispermalink'] !== 'false' && /^https?:/.test(guid ?? '')
      ? guid
      : undefined;
  const enclosures = readEnclosures(item);
  return known({
    id: guid,
    guid,
    link: resolveUrl(linkOf(item) ?? permalink, url),
    title: plainText(textOf(item, 'title', 'dc:title', 'media:title')),
    summary: textOf(item, 'description', 'dc:description', 'itunes:summary', 'media:description'),
    content: textOf(item, 'content:encoded', 'content', 'fullcontent'),
    author: authorOf(textOf(item, 'dc:creator', 'author', 'itunes:author')),
    publishedAt: parseFeedDate(textOf(item, 'pubdate', 'dc:date', 'published', 'dcterms:created'), now),
    updatedAt: parseFeedDate(textOf(item, 'dcterms:modified', 'updated', 'atom:updated', 'lastmod'), now),
    categories: orNone(
      childrenOf(item, 'category', 'dc:subject')
        .map((child) => allText(child).trim())
        .filter(Boolean),
    ),
    image: imageOf(item, enclosures),
    enclosures: orNone(enclosures),
  });
}

/** A plain link first, then an Atom link, which many channels carry for themselves. */
function linkOf(element: XmlElement): string | undefined {
  const plain = textOf(element, 'link', 'rss:link', 'feedburner:origlink');
  if (plain !== undefined) return plain;
  const links = childrenOf(element, 'atom:link', 'link').filter(
    ({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate',
  );
  return links[0]?.attributes['href'];
}

/** `mail@example.org (Name)` is how RSS 2.0 writes an author. */
const authorOf = (text: string | undefined): string | undefined =>
  plainText(/^\S+@\S+\s+\((.+)\)$/.exec(text?.slice(0, 500) ?? '')?.[1] ?? text);

const readEnclosures = (item: XmlElement) =>
  childrenOf(item, 'enclosure').flatMap(({ attributes }) => {
    const length = Number(attributes['length']);
    return attributes['url']
      ? [
          known({
            url: attributes['url'],
            type: attributes['type'],
            length: Number.isFinite(length) && length > 0 ? length : undefined,
          }),
        ]
      : [];
  });

function imageOf(
  item: XmlElement,
  enclosures: readonly { url: string; type?: string }[],
): string | undefined {
  const groups = [item, ...childrenOf(item, 'media:group')];
  const media = groups.flatMap((group) =>
    childrenOf(group, 'media:content', 'media:thumbnail', 'itunes:image'),
  );
  const picture = media.find(
    ({ name, attributes }) =>
      name !== 'media:content' || /^image|^$/.test(attributes['medium'] ?? attributes['type'] ?? ''),
  );
  return (
    picture?.attributes['url'] ??
    picture?.attributes['href'] ??
    enclosures.find(({ type }) => type?.startsWith('image/'))?.url
  );
}

const orNone = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
