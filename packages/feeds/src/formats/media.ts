import { known, type Enclosure, type ParseContext } from '../parsedFeed.ts';
import { readUrl, urlIn } from './feedLink.ts';
import { childrenOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

/** What is attached: `enclosure` of RSS, links of that relation in Atom. */
export const enclosuresOf = (elements: readonly XmlElement[], context: ParseContext): Enclosure[] =>
  elements.flatMap((element) => {
    const { url, href, resource, type, length } = element.attributes;
    const attribute = url !== undefined ? 'url' : href !== undefined ? 'href' : 'rdf:resource';
    return toEnclosure(
      urlIn(element, context, resource === undefined ? attribute : 'resource'),
      type,
      length,
    );
  });

/** A length of nothing or of no number is not known. */
export function toEnclosure(
  url: string | undefined,
  type: string | undefined,
  length: string | number | undefined,
): Enclosure[] {
  if (url === undefined) return [];
  const bytes = Number(length);
  return [
    known({
      url,
      type: type?.trim() || undefined,
      length: bytes > 0 && bytes < 1e15 ? Math.round(bytes) : undefined,
    }),
  ];
}

/** The picture of a story: Media RSS, iTunes, an attached one, else the first in its text. */
export function imageOf(
  item: XmlElement,
  enclosures: readonly Enclosure[],
  html: string | undefined,
  context: ParseContext,
): string | undefined {
  const groups = [item, ...childrenOf(item, 'media:group')];
  const media = groups.flatMap((group) =>
    childrenOf(group, 'media:content', 'media:thumbnail', 'itunes:image'),
  );
  const inside = media.flatMap((content) => childrenOf(content, 'media:thumbnail'));
  const picture = [...media, ...inside].find(isPicture);
  return (
    (picture && (urlIn(picture, context, 'url') ?? urlIn(picture, context, 'href'))) ??
    enclosures.find(isPictureFile)?.url ??
    childrenOf(item, 'image').flatMap(
      (image) => urlIn(childrenOf(image, 'url')[0] ?? image, context) ?? [],
    )[0] ??
    firstPicture(html, context.url)
  );
}

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

const isPictureFile = ({ url, type }: Enclosure): boolean =>
  type === undefined ? PICTURE_FILE.test(url) : type.startsWith('image');

function isPicture({ name, attributes: { url, href, medium, type } }: XmlElement): boolean {
  if ((url ?? href ?? '') === '') return false;
  if (name !== 'media:content') return true;
  if (medium !== undefined || type !== undefined) return /^image/i.test(medium ?? type ?? '');
  return PICTURE_FILE.test(url ?? '');
}

const IMAGE = /<img\s[^<>]*?src\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)')/i;
/** Pictures of one point, by which readers are counted. */
const COUNTER = /\b(?:width|height)\s*=\s*["']?[01]["'\s]|feedburner|\/~[rf]\/|doubleclick|pixel|\/b\.gif/i;
const LOOKED_THROUGH = 20_000;

function firstPicture(html: string | undefined, base: string | undefined): string | undefined {
  const start = html?.slice(0, LOOKED_THROUGH) ?? '';
  const match = IMAGE.exec(start);
  if (!match) return undefined;
  const end = start.indexOf('>', match.index);
  const tag = start.slice(match.index, end < 0 ? undefined : end + 1);
  return COUNTER.test(tag.slice(0, 1_000)) ? undefined : readUrl(match[1] ?? match[2], base);
}
