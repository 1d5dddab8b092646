import { fold } from '@rasid/arabic';
import { placeNouns, placePrepositions } from '../data/commonWords.ts';
import type { Known } from '../gazetteer.ts';
import { memoByLexeme, type Lexeme, type Reading } from '../lexeme.ts';
import type { WordText } from '../words.ts';
import { createHomographs, createPlaceNames, seldomPlaces, type PlaceName } from './placeNames.ts';

/** A place that a text names, or a country that it names by what stands for it; `at` in UTF-16 units. */
export type PlaceMention = {
  readonly at: number;
  readonly places: readonly Known[];
  readonly standsFor?: string;
  /** A word as well: it counts where its country is spoken of. */
  readonly needsWitness: boolean;
  /** Where something happens: «في», «بـ», «شمالي». */
  readonly isScene: boolean;
  /** The word as it is written, with its marks. */
  readonly written: string;
};

export type PlaceFinder = {
  /** Without those inside the spans, which are names of people. */
  findPlaces(text: WordText, original: string, people: readonly Span[]): PlaceMention[];
};
type Span = { readonly start: number; readonly end: number };

/** How far words may stand that speak against a place. */
const NEAR = 4;

/** More nouns of place than those behind which a name is one. */
const FURTHER_NOUNS =
  'قطاع مخيم مرفأ سواحل ساحل شرطة أمير أمن بورصة شمالي جنوبي أحياء حكومة دولة مملكة باخرة طريق مطارات ديربي جبهة موانئ أسواق سوق بلدات قرى';

const SCENES = 'في داخل شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قبالة';

export function createPlaceFinder(): PlaceFinder {
  const names = createPlaceNames();
  const homographs = createHomographs();
  const nouns = new Set([...placeNouns, ...FURTHER_NOUNS.split(' ')].map(fold));
  const scenes = new Set(SCENES.split(' ').map(fold));
  const prepositions = new Set(placePrepositions.map(fold));
  const startsOf = memoByLexeme(({ readings }) =>
    readings.flatMap((reading) => {
      const begun = names.get(reading.rest);
      return begun ? [{ reading, begun }] : [];
    }),
  );
  const isNoun = memoByLexeme(({ readings }) =>
    readings.some(({ rest }) => nouns.has(rest) || nouns.has(rest.replace(/^ال/, ''))),
  );
  const isPreposition = memoByLexeme(({ readings }) => readings.some(({ rest }) => prepositions.has(rest)));

  /** Whether what stands before says that a place comes: «في», «بـ», «مدينة», or «و» behind another place. */
  const introduced = (text: WordText, i: number, { taken }: Reading): 'noun' | 'preposition' | undefined => {
    const word = text.words[i]?.lexeme.folded ?? '';
    const before = i > 0 && !text.isBrokenAfter(i - 1) ? text.words[i - 1]?.lexeme : undefined;
    if (before && isNoun(before)) return 'noun';
    if (taken > 0 && /[بل]/.test(word.slice(0, taken))) return 'preposition';
    return before && isPreposition(before) ? 'preposition' : undefined;
  };

  const isScene = (text: WordText, i: number, { taken }: Reading): boolean => {
    if ((text.words[i]?.lexeme.folded.slice(0, taken) ?? '').endsWith('ب')) return true;
    const before = i > 0 && !text.isBrokenAfter(i - 1) ? text.words[i - 1]?.lexeme : undefined;
    return before !== undefined && scenes.has(before.folded);
  };

  const isSpokenAgainst = (text: WordText, i: number, against: ReadonlySet<string>): boolean =>
    against.size > 0 &&
    text.words
      .slice(Math.max(0, i - NEAR), i + NEAR + 1)
      .some(({ lexeme }) => lexeme.readings.some(({ rest }) => against.has(rest)));

  const judge = (text: WordText, i: number, name: PlaceName, reading: Reading): 'no' | 'yes' | 'witness' => {
    const [word = ''] = name.words;
    if (name.words.length > 1 || name.standsFor !== undefined) return 'yes';
    const how = introduced(text, i, reading);
    if (seldomPlaces.has(word)) return how === 'noun' ? 'yes' : 'no';
    const homograph = homographs.get(word);
    if (!homograph) return 'yes';
    if (isSpokenAgainst(text, i, homograph.against)) return 'no';
    return homograph.needsWitness && how === undefined ? 'witness' : 'yes';
  };

  const findAt = (text: WordText, i: number): { name: PlaceName; reading: Reading } | undefined => {
    const lexeme = text.words[i]?.lexeme as Lexeme;
    for (const { reading, begun } of startsOf(lexeme)) {
      const name = begun.find(({ words }) => matches(text, i, words));
      if (name) return { name, reading };
    }
    return undefined;
  };

  return {
    findPlaces: (text, original, people) => {
      const found: PlaceMention[] = [];
      for (let i = 0; i < text.words.length; i++) {
        const at = findAt(text, i);
        const { start = 0, end = 0 } = text.words[i] ?? {};
        if (!at) continue;
        const { name, reading } = at;
        const verdict = judge(text, i, name, reading);
        const inPerson =
          name.standsFor === undefined && people.some((span) => isPartOf(span, { start, end }, name));
        i += name.words.length - 1;
        if (verdict === 'no' || inPerson || name.standsFor === null) continue;
        found.push({
          at: start,
          places: name.places,
          ...(name.standsFor !== undefined && { standsFor: name.standsFor }),
          needsWitness: verdict === 'witness',
          isScene: isScene(text, i - name.words.length + 1, reading),
          written: original.slice(start, end),
        });
      }
      return found;
    },
  };
}

/** Part of a person's name, unless it is a country behind what was taken for a first name: «رفعت قطر». */
function isPartOf(person: Span, { start, end }: Span, { places }: PlaceName): boolean {
  if (person.start >= end || start >= person.end) return false;
  const isCountry = places.some(({ lat, country }) => lat === undefined && country !== undefined);
  return !isCountry || start === person.start || end !== person.end;
}

/** The words behind the first, with nothing but spaces between. */
function matches(text: WordText, i: number, words: readonly string[]): boolean {
  for (let k = 1; k < words.length; k++) {
    if (text.words[i + k]?.lexeme.folded !== words[k] || text.isBrokenAfter(i + k - 1)) return false;
  }
  return true;
}
