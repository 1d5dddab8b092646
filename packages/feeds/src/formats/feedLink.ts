import type { ParseContext } from '../parsedFeed.ts';
import { markupOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

/**
 * An address as the publisher wrote it where it stands alone, else against its base. Spaces and ampersands that were
 * escaped twice are mended; what is no address is left out.
 */
export function readUrl(published: string | undefined, base: string | undefined): string | undefined {
  const link = published
    ?.trim()
    .replace(/[\t\r\n]+ */g, '')
    .replaceAll('&amp;', '&');
  if (!link || NO_ADDRESS.test(link)) return undefined;
  if (SCHEME.test(link)) return URL.canParse(link) ? link : undefined;
  if (/\s/.test(link) && !link.startsWith('/')) return undefined;
  if (link.startsWith('//')) return URL.parse(link, base ?? 'https://x')?.href;
  return base === undefined ? link : URL.parse(link, base)?.href;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const NO_ADDRESS = /^(?:javascript|data|mailto|about|blob|vbscript):|^#/i;

/** What an address in this element is relative to. */
export const baseOf = ({ base }: XmlElement, { url }: ParseContext): string | undefined =>
  base === undefined ? url : (URL.parse(base, url)?.href ?? url);

/** The address that an element holds, in an attribute or as its text. */
export const urlIn = (
  element: XmlElement | undefined,
  context: ParseContext,
  attribute?: string,
): string | undefined =>
  element &&
  readUrl(
    attribute === undefined ? markupOf(element) : element.attributes[attribute],
    baseOf(element, context),
  );

/** Addresses of the Atom links of one relation (RFC 4287, section 4.2.7), as they stand. */
export const linksOfRelation = (
  links: readonly XmlElement[],
  relation: string,
  context: ParseContext,
): string[] =>
  links
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate').trim().toLowerCase() === relation)
    .map((link) => urlIn(link, context, 'href'))
    .filter((url) => url !== undefined);

/** Every one of many, with one of them; quoted as HTML has it. */
const REFERENCE = /(\s(?:href|src)\s*=\s*)("[^"<>]*"|'[^'<>]*')/gi;

/** Links and pictures inside HTML, made absolute. Only `xml:base` says against what; else they stay as they are. */
export function resolveMarkup(html: string | undefined, base: string | undefined): string | undefined {
  if (html === undefined || base === undefined) return html;
  return html.replace(REFERENCE, (whole, before: string, quoted: string) => {
    const quote = quoted.charAt(0);
    const link = quoted.slice(1, -1);
    if (SCHEME.test(link) || link.startsWith('#') || link === '') return whole;
    const url = URL.parse(link, base)?.href;
    return url === undefined ? whole : `${before}${quote}${url}${quote}`;
  });
}
