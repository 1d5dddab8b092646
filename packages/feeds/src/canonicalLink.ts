import { linkTags } from './discovery/linkTags.ts';
import { saneCanonical } from './saneCanonical.ts';
import { pageBase } from './pageBase.ts';

/** The link stands in the head, and heads are seldom longer. */
const HEAD_CHARACTERS = 500_000;

/** Where a page says that its article lives. Of pages that say so twice, differently, nothing is believed. */
export function canonicalLink(html: string, url: string): string | undefined {
  const tags = linkTags(html.slice(0, HEAD_CHARACTERS));
  const base = tags.find(({ name }) => name === 'base')?.attributes['href'];
  const links = tags.flatMap(({ name, attributes: { rel = '', href = '' } }) =>
    name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(rel) && href.trim() !== '' ? [href.trim()] : [],
  );
  const [link] = links;
  if (link === undefined || links.some((other) => other !== link)) return undefined;
  const resolved = URL.parse(link, pageBase(base, url))?.href;
  return resolved === undefined ? undefined : saneCanonical(resolved, url);
}
