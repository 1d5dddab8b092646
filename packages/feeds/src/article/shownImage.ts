import type { IsOwn } from './ownRegion.ts';
import { elementsOf, type Page, type PageElement } from './page.ts';

const SMALLEST_WIDTH = 200;
const ORNAMENT = /logo|icon|avatar|sprite|pixel|spacer|blank|loading|placeholder|\.svg(?:$|\?)/i;
const MOST_LOOKED_AT = 50;

/** The article's first picture, as it stands on the page; no icon, no picture of its writer, none still to be loaded. */
export function shownImage(page: Page, isOwn: IsOwn): string | undefined {
  return elementsOf(page)
    .filter(({ name }) => name === 'img' || name === 'amp-img')
    .slice(0, MOST_LOOKED_AT)
    .filter(({ attribs }) => !(Number.parseInt(attribs['width'] ?? '', 10) < SMALLEST_WIDTH))
    .filter((element) => isOwn(element))
    .map(addressOf)
    .find((address) => address !== undefined);
}

function addressOf({ attribs }: PageElement): string | undefined {
  const fromSet = (attribs['srcset'] ?? attribs['data-srcset'])?.trim().split(/[\s,]/, 1)[0];
  const candidates = [
    attribs['data-src'],
    attribs['data-lazy-src'],
    attribs['data-original'],
    attribs['src'],
    fromSet,
  ];
  return candidates.find(
    (address) =>
      address !== undefined &&
      address.trim() !== '' &&
      !address.startsWith('data:') &&
      !ORNAMENT.test(address),
  );
}
