import { fold } from '@rasid/arabic';
import { bodiesOfCountries } from './data/organisations.ts';
import type { Mention } from './knownNames.ts';
import type { WordText } from './words.ts';

const ofCountries = new Set(bodiesOfCountries.map(fold));
/** Every country has one: «مجلس النواب», unlike «حزب الله» or «الزمالك», whose adjective only says where they are. */
const isOfCountry = ({ type, name }: Mention): boolean =>
  type === 'ORG' && ofCountries.has(fold(name.split(' ')[0] ?? ''));

/** «الهلال الأحمر السوداني»: the adjective of a country behind a known body is part of its name. */
export function withOrigin(
  mentions: readonly Mention[],
  { words, original }: { words: WordText; original: string },
  demonyms: ReadonlyMap<string, string>,
): Mention[] {
  if (!mentions.some(({ type }) => type === 'ORG')) return [...mentions];
  const wordAtEnd = new Map(words.words.map(({ end }, i) => [end, i]));
  return mentions.map((mention) => {
    const last = isOfCountry(mention) ? wordAtEnd.get(mention.end) : undefined;
    const next = last === undefined || words.isBrokenAfter(last) ? undefined : words.words[last + 1];
    const folded = next?.lexeme.folded ?? '';
    if (!next || !folded.startsWith('ال') || !demonyms.has(folded.slice(2))) return mention;
    const name = `${mention.name} ${original.slice(next.start, next.end)}`;
    return { ...mention, end: next.end, name, id: `org:${fold(name).replaceAll(' ', '-')}` };
  });
}
