import { analyze } from '@rasid/arabic';
import { readWords } from '../words.ts';
import { createDemonyms, createGazetteer } from '../gazetteer.ts';
import { createEventKinds } from './eventKindsOf.ts';
import { numbersOf } from './numbersOf.ts';
import { PLACE, RARE, type StoryPrint } from './storyPrint.ts';
import { createIdfOf, hashOfTerm, type StoryTerms } from './storyTerms.ts';

export type StoryReader = {
  /** Undefined where there is too little to tell an event by. */
  readStory(title: string, text: string): StoryPrint | undefined;
};

/** News says in its first lines what happened; what stands behind is background, which other stories share. */
const LEAD_CHARACTERS = 900;
const KIND_CHARACTERS = 250;
const TITLE_TIMES = 2;
const LEAST_IDF = 2.2;
const RARE_IDF = 6;
const LEAST_TERMS = 4;
const MOST_TERMS = 64;
const MOST_NUMBERS = 12;
const MOST_KINDS = 24;
const WEIGHT_STEPS = 2;
const MOST_WEIGHT = 63;

/** Reads what tells the event of a report: roots weighed by how rare they are, numbers, kinds of event. */
export function createStoryReader(terms: StoryTerms): StoryReader {
  const idfOf = createIdfOf(terms);
  const kindsOf = createEventKinds();
  const places = placeTerms();
  return {
    readStory: (title, text) => {
      const lead = text.slice(0, LEAD_CHARACTERS);
      const inTitle = rootsOf(title);
      const inLead = analyze(lead, 'root');
      const counts = countOf(
        inTitle,
        inLead.map(({ token }) => token),
      );
      const opening = inLead.filter(({ start }) => start < KIND_CHARACTERS).map(({ token }) => token);
      const weighed = [...counts].flatMap(([term, count]) => {
        const hash = hashOfTerm(term);
        const idf = idfOf(hash);
        if (idf < LEAST_IDF) return [];
        const weight = Math.round((1 + Math.log(count)) * idf * WEIGHT_STEPS);
        const marks = places.has(term) ? PLACE : idf > RARE_IDF ? RARE : 0;
        return [{ hash, weight: Math.min(MOST_WEIGHT, weight), marks }];
      });
      if (weighed.length < LEAST_TERMS) return undefined;
      const kept = weighed
        .sort((a, b) => b.weight - a.weight || a.hash - b.hash)
        .slice(0, MOST_TERMS)
        .sort((a, b) => a.hash - b.hash);
      return {
        terms: Uint32Array.from(kept, ({ hash }) => hash),
        weights: Uint8Array.from(kept, ({ weight, marks }) => weight | marks),
        numbers: Uint32Array.from(numbersIn(title, text)),
        kinds: kindsIn([...inTitle, ...opening], kindsOf),
      };
    },
  };
}

const rootsOf = (text: string): string[] => analyze(text, 'root').map(({ token }) => token);

function countOf(title: readonly string[], lead: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (term: string, times: number): void => {
    if (term.length > 1 && !/^\d+$/.test(term)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  for (const term of title) count(term, TITLE_TIMES);
  for (const term of lead) count(term, 1);
  return counts;
}

function numbersIn(title: string, text: string): number[] {
  const lead = readWords(text).words.filter(({ start }) => start < LEAD_CHARACTERS);
  const words = [...readWords(title).words, undefined, ...lead].map((word) => word?.lexeme.folded ?? '');
  return numbersOf(words)
    .filter((number) => number <= 0xffffffff)
    .slice(0, MOST_NUMBERS);
}

function kindsIn(roots: readonly string[], kindsOf: ReadonlyMap<string, readonly number[]>): Uint8Array {
  const found = new Set(roots.flatMap((root) => kindsOf.get(root) ?? []));
  return Uint8Array.from([...found].sort((a, b) => a - b).slice(0, MOST_KINDS));
}

/** Roots of the words of which names of places, and demonyms, are made. */
function placeTerms(): ReadonlySet<string> {
  const names = [...createGazetteer().values()]
    .flat()
    .filter(({ known }) => known.some(({ type }) => type === 'LOC'))
    .map(({ words }) => words.join(' '));
  const demonyms = [...createDemonyms().keys()].map((form) => `${form} ال${form}`);
  return new Set(rootsOf([...names, ...demonyms].join(' ')));
}
