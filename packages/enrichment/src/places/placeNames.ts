import { fold } from '@rasid/arabic';
import { mostlyWords, placesAndWords } from '../data/commonWords.ts';
import { createGazetteer, type Known } from '../gazetteer.ts';
import { homographLines, metonymLines } from './contexts.ts';

/** A name of one or more folded words: places that bear it, or a country that it stands for, or nothing. */
export type PlaceName = {
  readonly words: readonly string[];
  readonly places: readonly Known[];
  /** Of what stands for a country without being its place; null for what only looks like a place. */
  readonly standsFor?: string | null;
};

export type Homograph = {
  /** Needs an introduction, or its country spoken of. */
  readonly needsWitness: boolean;
  readonly against: ReadonlySet<string>;
};

/** Oman is what `عمان` names as well, though CLDR's own spelling is left to the city. */
const FURTHER: readonly (readonly [string, Known])[] = [
  ['عمان', { type: 'LOC', name: 'سلطنة عمان', id: 'country:OM', country: 'OM' }],
  ['مالي', { type: 'LOC', name: 'مالي', id: 'country:ML', country: 'ML' }],
];

/** By their first word, longest first. */
export function createPlaceNames(): ReadonlyMap<string, readonly PlaceName[]> {
  const names = new Map<string, PlaceName>();
  const add = (spelling: string, places: readonly Known[], standsFor?: string | null): void => {
    const words = spelling.split(/\s+/).map(fold);
    const before = names.get(words.join(' '));
    const all = [...(before?.places ?? [])];
    for (const place of places) if (!all.some(({ id }) => id === place.id)) all.push(place);
    names.set(words.join(' '), { words, places: all, ...(standsFor !== undefined && { standsFor }) });
  };
  for (const { words, known } of [...createGazetteer().values()].flat()) {
    const places = known.filter(({ type }) => type === 'LOC');
    if (places.length > 0) add(words.join(' '), places);
  }
  for (const [spelling, place] of FURTHER) add(spelling, [place]);
  for (const line of metonymLines.trim().split('\n')) {
    const [code = '', ...rest] = line.split(' ');
    for (const spelling of rest.join(' ').split('|')) {
      names.delete(spelling.split(/\s+/).map(fold).join(' '));
      add(spelling, [], code === '-' ? null : code);
    }
  }
  return Map.groupBy(
    [...names.values()].sort((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0] ?? '',
  );
}

/** Names of one word that are words as well, folded. */
export function createHomographs(): ReadonlyMap<string, Homograph> {
  const homographs = new Map<string, Homograph>();
  for (const word of placesAndWords) homographs.set(fold(word), { needsWitness: true, against: new Set() });
  for (const line of homographLines.trim().split('\n')) {
    const [word = '', sign, ...against] = line.split(' ');
    const strict = sign === '-' && against.length > 0 && homographs.has(fold(word));
    homographs.set(fold(word), { needsWitness: strict, against: new Set(against.map(fold)) });
  }
  for (const word of [
    'صور',
    'سلا',
    'مالي',
    'قطر',
    'جدة',
    'حلب',
    'سرت',
    'صيدا',
    'جنين',
    'عدن',
    'الخليل',
    'فاس',
  ])
    homographs.set(fold(word), {
      needsWitness: ['صور', 'سلا', 'مالي', 'صيدا'].includes(word),
      against: homographs.get(fold(word))?.against ?? new Set(),
    });
  return homographs;
}

/** Names that nearly always are the word: they count behind a noun of place only. */
export const seldomPlaces: ReadonlySet<string> = new Set(mostlyWords.map(fold));
