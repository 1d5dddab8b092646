import { isHeading, type PageText } from './blocks.ts';

const SHORTEST = 10;

/** Where the page shows its title, perhaps without the site's name behind it; -1 where it does not. A heading comes first. */
export function headlineIn({ blocks }: PageText, title: string | undefined): number {
  if (title === undefined) return -1;
  const shows = (text: string): boolean =>
    text === title ||
    (text.length >= SHORTEST &&
      title.startsWith(text) &&
      /^\s*(?:[|»«•·:-]|[–—]|::)/.test(title.slice(text.length)));
  const found = blocks.flatMap((block, i) => (shows(block.text) ? [i] : []));
  return found.find((i) => isHeading(blocks[i] as (typeof blocks)[number])) ?? found[0] ?? -1;
}
