import type { Hit, SearchResult } from '@rasid/search';
import colors from 'picocolors';
import { showMarks } from './output.ts';
import { withoutControls } from './textWidth.ts';

/** Prints hits for people: title, where and when, the passage with its marked words, the address. */
export function printHits({ total, hits, matching, didYouMean }: SearchResult): void {
  if (didYouMean !== undefined) console.log(`هل تقصد: ${colors.bold(didYouMean)} · did you mean this?\n`);
  if (hits.length === 0) {
    console.log('لا نتائج · nothing found');
    return;
  }
  if (matching === 'best')
    console.log(
      colors.dim('الأقرب أولا، وقد لا تجتمع الكلمات كلها · the closest first, not all with all words\n'),
    );
  for (const hit of hits) {
    console.log(colors.bold(showMarks(hit.highlight?.title?.[0] ?? escapeNothing(hit.title))));
    const facts = [hit.source.name, hit.publishedAt?.slice(0, 16).replace('T', ' '), ...hit.topics];
    console.log(colors.dim(withoutControls(facts.filter(Boolean).join(' · '))));
    if (hit.story && hit.story.articles > 1) console.log(colors.dim(`  ${describeStory(hit.story)}`));
    for (const passage of hit.highlight?.body ?? [])
      console.log(`  ${showMarks(passage.replace(/\s+/g, ' '))}`);
    console.log(colors.dim(`  ${readable(hit.url)}\n`));
  }
  console.log(colors.dim(`${hits.length} of ${total}`));
}

const describeStory = ({ title, outlets, articles }: NonNullable<Hit['story']>): string =>
  withoutControls(`${title}: ${articles} articles of ${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`);

/** Arabic in an address as letters, where that can be read back. */
export const readable = (url: string): string => {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
};

const escapeNothing = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
