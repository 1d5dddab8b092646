import type { Country, Entity, Place } from '@rasid/contracts';
import { fold } from '@rasid/arabic';
import { createDemonyms, createGazetteer, type Known } from './gazetteer.ts';
import { memoByLexeme, type Lexeme } from './lexeme.ts';
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
const WEIGHTS = { country: 2, city: 1.5, demonym: 1 } as const;
const TITLE_FACTOR = 3;
/** The first lines of the text say where it happened. */
const LEAD_FACTOR = 2;
const LEAD_CHARACTERS = 250;
const LEAST_SHARE = 0.03;

type Evidence = Map<string, number>;

/** Knows the gazetteer's places, and picks among those of one name by what else the article names. */
export function createPlaceLocator(): PlaceLocator {
  const known = placesByName();
  const countryOf = createCountryOf();
  return {
    locatePlaces: (title, text, entities) => {
      const located = entities.filter(({ type }) => type === 'LOC');
      const evidence: Evidence = new Map();
      addDemonyms(evidence, title, countryOf, () => TITLE_FACTOR);
      addDemonyms(evidence, text, countryOf, leadFactor);
      const candidates = located.map((entity) => ({ entity, places: known.get(fold(entity.name)) ?? [] }));
      for (const { entity, places } of candidates) {
        if (new Set(places.map(({ country }) => country)).size === 1) addPlace(evidence, places[0], entity);
      }
      const chosen = candidates.flatMap(({ entity, places }) => {
        const place = choose(places, evidence);
        if (place && new Set(places.map(({ country }) => country)).size > 1)
          addPlace(evidence, place, entity);
        return place ? [place] : [];
      });
      return { places: countPlaces(chosen), countries: rank(evidence) };
    },
  };
}

function placesByName(): Map<string, Known[]> {
  const places = new Map<string, Known[]>();
  for (const entries of createGazetteer().values()) {
    for (const { known } of entries) {
      for (const place of known) {
        if (place.type !== 'LOC') continue;
        const key = fold(place.name);
        const before = places.get(key) ?? [];
        if (!before.some(({ id }) => id === place.id)) places.set(key, [...before, place]);
      }
    }
  }
  return places;
}

type CountryOf = (lexeme: Lexeme) => string | null;

/** The country that a word is the demonym of, in any of its readings. */
function createCountryOf(): CountryOf {
  const demonyms = createDemonyms();
  return memoByLexeme(({ readings }) => {
    const found = readings.map(({ rest }) => demonyms.get(rest.replace(/^ال/, '')));
    return found.find((code) => code !== undefined) ?? null;
  });
}

const leadFactor = (start: number): number => (start < LEAD_CHARACTERS ? LEAD_FACTOR : 1);

function addDemonyms(
  evidence: Evidence,
  text: string,
  countryOf: CountryOf,
  factorAt: (start: number) => number,
): void {
  for (const { lexeme, start } of readWords(text).words) {
    const code = countryOf(lexeme);
    if (code !== null) add(evidence, code, WEIGHTS.demonym * factorAt(start));
  }
}

function addPlace(evidence: Evidence, place: Known | undefined, { field, start }: Entity): void {
  if (place?.country === undefined) return;
  const weight = place.lat === undefined ? WEIGHTS.country : WEIGHTS.city;
  add(evidence, place.country, weight * (field === 'title' ? TITLE_FACTOR : leadFactor(start)));
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
