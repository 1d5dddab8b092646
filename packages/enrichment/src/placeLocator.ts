import { fold } from '@rasid/arabic';
import type { Country, Entity, Place } from '@rasid/contracts';
import { createDemonyms, type Known } from './gazetteer.ts';
import { memoByLexeme, type Lexeme } from './lexeme.ts';
import { demonymsNever, demonymsWithArticle } from './places/contexts.ts';
import { createPlaceFinder, type PlaceFinder, type PlaceMention } from './places/placeFinder.ts';
import { readWords } from './words.ts';

export type PlaceLocator = {
  /** Places by how often they are named, and the countries that the article is about, the main one first. */
  locatePlaces(
    title: string,
    text: string,
    entities: readonly Entity[],
  ): { places: Place[]; countries: Country[] };
};

/** What a mention says for a country. The title says more than the text, and a country's own name more than a demonym. */
const WEIGHTS = { country: 2, city: 1.5, demonym: 1, standsFor: 0.9 } as const;
const TITLE_FACTOR = 3;
/** The first lines of the text say where it happened. */
const LEAD_FACTOR = 2;
const LEAD_CHARACTERS = 250;
/** Of two countries, the one that is named first is the one that acts. */
const FIRST_FACTOR = 1.1;
/** Where something happens counts more than where it comes from or goes to. */
const SCENE_FACTOR = 1.3;
const LEAST_SHARE = 0.03;

type Evidence = Map<string, number>;
type Weighed = PlaceMention & { readonly factor: number };

/** Knows the gazetteer's places, and picks among those of one name by what else the article names. */
export function createPlaceLocator(): PlaceLocator {
  const finder = createPlaceFinder();
  const countryOf = createCountryOf();
  return {
    locatePlaces: (title, text, entities) => {
      const people = (field: 'title' | 'text') =>
        entities.filter((entity) => entity.type === 'PER' && entity.field === field);
      const mentions = [
        ...find(finder, title, people('title')).map((found) => weigh(found, TITLE_FACTOR)),
        ...find(finder, text, people('text')).map((found) => weigh(found, leadFactor(found.at))),
      ];
      const evidence: Evidence = new Map();
      addDemonyms(evidence, title, { countryOf, people: people('title'), factorAt: () => TITLE_FACTOR });
      addDemonyms(evidence, text, { countryOf, people: people('text'), factorAt: leadFactor });
      addPlain(evidence, mentions);
      const chosen = mentions.flatMap((mention) => resolve(mention, evidence));
      return { places: countPlaces(chosen), countries: rank(evidence) };
    },
  };
}

const find = (finder: PlaceFinder, text: string, people: readonly Entity[]): PlaceMention[] =>
  finder.findPlaces(readWords(text), text, people);

const weigh = (found: PlaceMention, factor: number): Weighed => ({
  ...found,
  factor: found.isScene ? factor * SCENE_FACTOR : factor,
});

/** Those that leave no choice, and what stands for a country. The first that is named counts a little more. */
function addPlain(evidence: Evidence, mentions: readonly Weighed[]): void {
  let first = true;
  for (const mention of mentions) {
    const { standsFor, places, factor, needsWitness } = mention;
    if (needsWitness || (standsFor === undefined && isAmbiguous(mention))) continue;
    const code = standsFor ?? places[0]?.country;
    if (code === undefined) continue;
    const weight = standsFor === undefined ? weightOf(places[0]) : WEIGHTS.standsFor;
    add(evidence, code, weight * factor * (first ? FIRST_FACTOR : 1));
    first = false;
  }
}

const isAmbiguous = ({ places }: PlaceMention): boolean =>
  new Set(places.map(({ country }) => country)).size > 1;

const weightOf = (place: Known | undefined): number =>
  place?.lat === undefined ? WEIGHTS.country : WEIGHTS.city;

/** The place that is meant; a word that is a place as well is one where its country is spoken of. */
function resolve(mention: Weighed, evidence: Evidence): Known[] {
  const { places, needsWitness, factor, written } = mention;
  const place = byMarks(written, places) ?? choose(places, evidence);
  if (place?.country === undefined) return place ? [place] : [];
  if (needsWitness && !evidence.has(place.country)) return [];
  if (needsWitness || isAmbiguous(mention)) add(evidence, place.country, weightOf(place) * factor);
  return [place];
}

/** «عمّان» is the city, «عُمان» the sultanate. */
function byMarks(written: string, places: readonly Known[]): Known | undefined {
  const code = /ع[َ]?م[َ]?ّ/.test(written) ? 'JO' : /عُم/.test(written) ? 'OM' : undefined;
  return code === undefined ? undefined : places.find(({ country }) => country === code);
}

type CountryOf = (lexeme: Lexeme) => string | null;

/** The country that a word is the demonym of, in any of its readings. */
function createCountryOf(): CountryOf {
  const demonyms = new Map(createDemonyms());
  for (const word of demonymsNever.split(' ')) demonyms.delete(fold(word));
  const withArticle = new Set(demonymsWithArticle.split(' ').map(fold));
  return memoByLexeme(({ readings }) => {
    for (const { rest } of readings) {
      const bare = rest.replace(/^ال/, '');
      const code = demonyms.get(bare);
      if (code !== undefined && (bare !== rest || !withArticle.has(bare))) return code;
    }
    return null;
  });
}

const leadFactor = (start: number): number => (start < LEAD_CHARACTERS ? LEAD_FACTOR : 1);

type Reading = {
  readonly countryOf: CountryOf;
  readonly people: readonly Entity[];
  readonly factorAt: (start: number) => number;
};

/** «المصري» behind a person's name is the name; before it, an origin. */
function addDemonyms(evidence: Evidence, text: string, { countryOf, people, factorAt }: Reading): void {
  for (const { lexeme, start, end } of readWords(text).words) {
    const code = countryOf(lexeme);
    if (code === null || people.some((span) => span.start < end && start < span.end)) continue;
    add(evidence, code, WEIGHTS.demonym * factorAt(start));
  }
}

const add = (evidence: Evidence, code: string, weight: number): void =>
  void evidence.set(code, (evidence.get(code) ?? 0) + weight);

/** Of several places with one name, the one whose country the article speaks of most; else the first of the table. */
const choose = (places: readonly Known[], evidence: Evidence): Known | undefined =>
  [...places].sort((a, b) => (evidence.get(b.country ?? '') ?? 0) - (evidence.get(a.country ?? '') ?? 0))[0];

function countPlaces(chosen: readonly Known[]): Place[] {
  const places = new Map<string, Place>();
  for (const { id, name, country, lat, lon } of chosen) {
    if (country === undefined) continue;
    const count = (places.get(id)?.count ?? 0) + 1;
    places.set(id, { name, country, count, ...(lat !== undefined && lon !== undefined && { lat, lon }) });
  }
  return [...places.values()].sort((a, b) => b.count - a.count);
}

function rank(evidence: Evidence): Country[] {
  const total = [...evidence.values()].reduce((sum, weight) => sum + weight, 0);
  return [...evidence]
    .map(([code, weight]) => ({ code, score: Math.round((weight / total) * 1000) / 1000 }))
    .filter(({ score }) => score >= LEAST_SHARE)
    .sort((a, b) => b.score - a.score);
}
