import { known, type ParseContext, type ParsedFeed } from '../parsedFeed.ts';
import { baseOf, urlIn } from './feedLink.ts';
import { firstMoment } from './feedMoment.ts';
import { asFields, readAuthors, readLine, type FieldText } from './feedText.ts';
import { mannersOf } from './manners.ts';
import { linkOf, readRssItem } from './rssItem.ts';
import { childOf, childrenOf, elementsOf, textOf, textsOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

/** RSS 0.9x, 1.0 (RDF) and 2.0, with Dublin Core, content, Media RSS, iTunes and embedded Atom. */
export function readRss(root: XmlElement, context: ParseContext): ParsedFeed {
  const channel = childOf(root, 'channel') ?? root;
  const title = readLine(textOf(channel, 'title', 'dc:title', 'atom:title', 'itunes:title'));
  const link = linkOf(channel, context);
  // a relative link of an item is one of the site's where the feed's own address is not known
  const inside = context.url === undefined ? { ...context, url: link ?? selfOf(channel, context) } : context;
  return {
    format: root.name.startsWith('rdf') ? 'rdf' : 'rss',
    ...known({
      ...asFields(title, authorOfChannel(channel)),
      link,
      description: textOf(channel, 'description', 'itunes:summary', 'dc:description', 'atom:subtitle'),
      language: textOf(channel, 'language', 'dc:language') ?? languageOf(root, channel),
      updatedAt: firstMoment(
        [
          textOf(channel, 'lastbuilddate'),
          textOf(channel, 'pubdate'),
          textOf(channel, 'dc:date', 'dcterms:modified', 'atom:updated'),
        ],
        context,
      ),
    }),
    ...mannersOf(channel, context),
    items: itemsOf(root, channel).map((item) => readRssItem(item, inside)),
  };
}

/** Items stand in the channel, in RSS 1.0 beside it, and sometimes in a list of their own. The one that was cut is left out. */
function itemsOf(root: XmlElement, channel: XmlElement): XmlElement[] {
  const items = [
    ...childrenOf(channel, 'item'),
    ...(channel === root ? [] : childrenOf(root, 'item')),
    ...childrenOf(root, 'channel').flatMap((other) => (other === channel ? [] : childrenOf(other, 'item'))),
  ];
  const found = items.length > 0 ? items : elementsOf(channel).flatMap((list) => childrenOf(list, 'item'));
  return found.filter(({ cut }) => !cut);
}

const languageOf = (...elements: XmlElement[]): string | undefined =>
  elements.map(({ attributes }) => attributes['xml:lang']?.trim()).find(Boolean);

const authorOfChannel = (channel: XmlElement): FieldText | undefined =>
  readAuthors(textsOf(channel, 'managingeditor')) ??
  readAuthors(textsOf(channel, 'dc:creator', 'dc:author')) ??
  readAuthors(textsOf(channel, 'itunes:author')) ??
  readAuthors(textsOf(channel, 'webmaster')) ??
  readAuthors(textsOf(channel, 'author'));

const selfOf = (channel: XmlElement, context: ParseContext): string | undefined =>
  childrenOf(channel, 'atom:link')
    .map((link) => urlIn(link, { ...context, url: baseOf(link, context) }, 'href'))
    .find((url) => url !== undefined && /^https?:/.test(url));
