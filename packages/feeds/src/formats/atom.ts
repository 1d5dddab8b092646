import { known, orNone, type ParseContext, type ParsedFeed, type ParsedItem } from '../parsedFeed.ts';
import { baseOf, linksOfRelation, readUrl, resolveMarkup } from './feedLink.ts';
import { firstMoment } from './feedMoment.ts';
import { asFields, linesOf, readAuthors, readLine, type FieldText } from './feedText.ts';
import { linkedManners, updatePeriodMs } from './manners.ts';
import { enclosuresOf, imageOf } from './media.ts';
import { childOf, childrenOf, markupOf, textOf, textsOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

/** Atom 0.3 and 1.0 (RFC 4287), and an entry that stands alone. */
export function readAtom(root: XmlElement, context: ParseContext): ParsedFeed {
  const links = childrenOf(root, 'link');
  const title = readLine(constructOf(childOf(root, 'title'), context));
  const entries = root.name === 'entry' ? [root] : childrenOf(root, 'entry').filter(({ cut }) => !cut);
  const author = authorsOf(root);
  return {
    format: 'atom',
    ...known({
      ...asFields(title, author ?? readAuthors(textsOf(root, 'dc:creator'))),
      link: alternateOf(links, context),
      description: constructOf(childOf(root, 'subtitle', 'tagline', 'info'), context),
      language: root.attributes['xml:lang']?.trim() || undefined,
      updatedAt: firstMoment([textOf(root, 'updated', 'modified')], context),
      updatePeriodMs: updatePeriodMs(root),
    }),
    ...linkedManners(links, context),
    items: entries.map((entry) => readEntry(entry, author, context)),
  };
}

function readEntry(entry: XmlElement, feedAuthor: FieldText | undefined, context: ParseContext): ParsedItem {
  const id = textOf(entry, 'id');
  const links = childrenOf(entry, 'link');
  const title = readLine(constructOf(childOf(entry, 'title', 'media:title'), context));
  const enclosures = enclosuresOf(
    links.filter(({ attributes }) => attributes['rel'] === 'enclosure'),
    context,
  );
  const summary = constructOf(childOf(entry, 'summary', 'media:description'), context) ?? groupText(entry);
  const content = constructOf(childOf(entry, 'content', 'content:encoded'), context);
  const updated = textsOf(entry, 'updated', 'modified', 'app:edited');
  return known({
    id,
    guid: id,
    link:
      alternateOf(links, context) ?? readUrl(/^https?:\/\//i.test(id ?? '') ? id : undefined, context.url),
    ...asFields(title, authorOfEntry(entry) ?? feedAuthor),
    summary,
    content,
    publishedAt: firstMoment(
      [...textsOf(entry, 'published', 'issued'), ...textsOf(entry, 'created', 'dc:date'), ...updated],
      context,
    ),
    updatedAt: firstMoment(updated, context),
    categories: linesOf([
      ...childrenOf(entry, 'category').map(({ attributes }) => attributes['label'] || attributes['term']),
      ...textsOf(entry, 'category', 'dc:subject'),
    ]),
    image: imageOf(entry, enclosures, content ?? summary, context),
    enclosures: orNone(enclosures),
  });
}

const groupText = (entry: XmlElement): string | undefined =>
  childrenOf(entry, 'media:group')
    .map((group) => textOf(group, 'media:description'))
    .find((text) => text !== undefined);

/** Media types whose text is base64 (RFC 4287, section 4.1.3.3); of others text is more likely what it seems. */
const BINARY = /^(?:application\/octet-stream|(?:image|audio|video)\/)/i;
const MOST_ENCODED = 4_000_000;

/** A text construct of either version, as HTML or text, with its links made absolute where `xml:base` says against what. */
function constructOf(element: XmlElement | undefined, context: ParseContext): string | undefined {
  if (!element) return undefined;
  const { type = '', mode = '' } = element.attributes;
  const text = markupOf(element, /xhtml/i.test(type));
  const decoded = /^base64$/i.test(mode) || BINARY.test(type) ? decodeBase64(text) : text;
  return resolveMarkup(decoded, element.base === undefined ? undefined : baseOf(element, context));
}

function decodeBase64(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MOST_ENCODED) return undefined;
  const decoded = new TextDecoder().decode(Buffer.from(text, 'base64')).trim();
  return decoded === '' || decoded.includes('\ufffd') ? undefined : decoded;
}

/** The page for readers: HTML before other types, and before links without an address. */
function alternateOf(links: readonly XmlElement[], context: ParseContext): string | undefined {
  const pages = links.filter(({ attributes }) => /html|^$/i.test(attributes['type'] ?? ''));
  const [link] = [
    ...linksOfRelation(pages, 'alternate', context),
    ...linksOfRelation(links, 'alternate', context),
  ];
  return link ?? links.map((plain) => readUrl(markupOf(plain), baseOf(plain, context))).find(Boolean);
}

/** RFC 4287, section 4.2.1: the author of the source stands in for that of the entry. */
function authorOfEntry(entry: XmlElement): FieldText | undefined {
  const source = childOf(entry, 'source');
  return authorsOf(entry) ?? readAuthors(textsOf(entry, 'dc:creator')) ?? (source && authorsOf(source));
}

const authorsOf = (element: XmlElement): FieldText | undefined =>
  readAuthors(
    childrenOf(element, 'author').map(
      (author) => textOf(author, 'name') ?? textOf(author, 'email') ?? ownText(author),
    ),
  );

/** Some write the name without an element of its own. */
const ownText = (author: XmlElement): string | undefined =>
  author.children.every((child) => typeof child === 'string') ? markupOf(author) : undefined;
