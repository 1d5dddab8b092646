import { known, orNone, type ParseContext, type ParsedItem } from '../parsedFeed.ts';
import { baseOf, linksOfRelation, readUrl, resolveMarkup, urlIn } from './feedLink.ts';
import { firstMoment } from './feedMoment.ts';
import { asFields, isMail, linesOf, readAuthors, readLine, type FieldText } from './feedText.ts';
import { enclosuresOf, imageOf } from './media.ts';
import { childOf, childrenOf, markupOf, textOf, textsOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

export function readRssItem(item: XmlElement, context: ParseContext): ParsedItem {
  const guid =
    textOf(item, 'guid', 'atom:id', 'dc:identifier') ?? (item.attributes['rdf:about'] || undefined);
  const title = readLine(textOf(item, 'title', 'dc:title', 'atom:title', 'media:title', 'itunes:title'));
  const enclosures = [
    ...enclosuresOf(childrenOf(item, 'enclosure', 'enc:enclosure'), context),
    ...enclosuresOf(childrenOf(item, 'atom:link').filter(isEnclosure), context),
  ];
  const summary = fieldOf(item, context, ...SUMMARIES);
  const content = fieldOf(item, context, ...CONTENTS);
  return known({
    id: guid,
    guid,
    link: linkOf(item, context) ?? permalinkOf(item, context),
    ...asFields(title, authorOfItem(item)),
    summary,
    content,
    publishedAt: firstMoment(textsInOrder(item, PUBLISHED), context),
    updatedAt: firstMoment(textsInOrder(item, UPDATED), context),
    categories: categoriesOf(item),
    image: imageOf(item, enclosures, content ?? summary, context),
    enclosures: orNone(enclosures),
  });
}

const SUMMARIES = [
  'description',
  'dc:description',
  'itunes:summary',
  'atom:summary',
  'media:description',
  'dcterms:abstract',
  'itunes:subtitle',
];
const CONTENTS = [
  'content:encoded',
  'encoded',
  'atom:content',
  'content',
  'fullcontent',
  'xhtml:body',
  'body',
];
const PUBLISHED = [
  'pubdate',
  'atom:published',
  'published',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'date',
];
const UPDATED = ['atom:updated', 'dcterms:modified', 'updated', 'modified', 'lastmod', 'dc:date'];

const textsInOrder = (item: XmlElement, names: readonly string[]): string[] =>
  names.flatMap((name) => textsOf(item, name));

/** A field that may hold HTML, with its links made absolute where `xml:base` says against what. */
function fieldOf(item: XmlElement, context: ParseContext, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenOf(item, name)) {
      const html = markupOf(child, child.attributes['type'] === 'xhtml');
      if (html !== undefined)
        return resolveMarkup(html, child.base === undefined ? undefined : baseOf(child, context));
    }
  }
  return undefined;
}

/** Proxies that count readers and forward them; the publisher's own link stands beside theirs. */
const FORWARDS = /^https?:\/\/(?:feedproxy\.google\.com|feeds\d*\.feedburner\.com|rss\.feedsportal\.com)\//i;

/** The last of the plain links, as others read it as well; an Atom link counts where there is none. */
export function linkOf(element: XmlElement, context: ParseContext): string | undefined {
  const plain = childrenOf(element, 'link').flatMap((link) =>
    (link.attributes['rel'] ?? 'alternate') === 'alternate'
      ? (urlIn(link, context) ?? urlIn(link, context, 'href') ?? [])
      : [],
  );
  const link = plain.at(-1) ?? linksOfRelation(childrenOf(element, 'atom:link'), 'alternate', context)[0];
  if (link !== undefined && !FORWARDS.test(link)) return link;
  return urlIn(childOf(element, 'feedburner:origlink'), context) ?? link;
}

/** RSS 2.0: a guid is an address unless said otherwise. */
function permalinkOf(item: XmlElement, context: ParseContext): string | undefined {
  const guid = childOf(item, 'guid');
  const text = guid?.attributes['ispermalink']?.toLowerCase() === 'false' ? undefined : textOf(item, 'guid');
  return /^https?:\/\//i.test(text ?? '') ? readUrl(text, context.url) : undefined;
}

function authorOfItem(item: XmlElement): FieldText | undefined {
  const found = [
    childrenOf(item, 'author').map((author) => textOf(author, 'name') ?? markupOf(author)),
    textsOf(item, 'dc:creator', 'dc:author'),
    textsOf(item, 'itunes:author'),
    childrenOf(item, 'atom:author').map((author) => textOf(author, 'atom:name', 'atom:email')),
  ];
  const authors = found.map(readAuthors).filter((author) => author !== undefined);
  return authors.find((author) => !isMail(author)) ?? authors[0];
}

function categoriesOf(item: XmlElement): string[] | undefined {
  const keywords = textsOf(item, 'itunes:keywords', 'media:keywords').flatMap((list) => list.split(/[,،]/));
  const itunes = childrenOf(item, 'itunes:category').flatMap((category) =>
    [category, ...childrenOf(category, 'itunes:category')].map(({ attributes }) => attributes['text']),
  );
  const atom = childrenOf(item, 'atom:category').map(
    ({ attributes }) => attributes['label'] ?? attributes['term'],
  );
  return linesOf([
    ...textsOf(item, 'category'),
    ...keywords,
    ...itunes,
    ...textsOf(item, 'dc:subject', 'media:category'),
    ...atom,
  ]);
}

const isEnclosure = ({ attributes }: XmlElement): boolean => attributes['rel'] === 'enclosure';
