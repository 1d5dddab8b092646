import { hashText, mix } from './hash.ts';
import type { NameWord } from './nameWord.ts';

/** How far to both sides a word is seen. */
export const REACH = 2;

/** Features of a word for the place `at` words away from it (from -REACH to REACH), each a number of 32 bits. */
type WordFeatures = readonly (readonly number[])[];

/** A word with the numbers that features of several words are mixed from. */
export type ContextWord = {
  readonly word: NameWord;
  readonly norm: number;
  readonly coarse: number;
  readonly middle: number;
  readonly usage: number;
  readonly lists: number;
};
export type FeatureWord = ContextWord & { readonly features: WordFeatures };

export const featureWordOf = (word: NameWord): FeatureWord => {
  const [coarse = word.shape, middle = word.shape] = word.facts.clusters.map(String);
  return {
    word,
    features: Array.from({ length: 2 * REACH + 1 }, (_, i) =>
      namesOf(word, i - REACH).map((name) => hashText(name)),
    ),
    norm: hashText(word.norm),
    coarse: hashText(coarse),
    middle: hashText(middle),
    usage: hashText(String(word.facts.usage[0] ?? '')),
    lists: hashText(word.lists.join()),
  };
};

/** `place` is where the word stands as seen from the one that is tagged. */
function namesOf(word: NameWord, place: number): string[] {
  const { norm, stem, shape, facts, lists } = word;
  const names = [`w${place}=${norm}`];
  if (Math.abs(place) <= 1) names.push(`s${place}=${stem}`);
  if (place === 0) names.push(...spellingOf(word));
  else if (Math.abs(place) === 1) names.push(`P${place}=${norm.slice(0, 2)}`, `S${place}=${norm.slice(-2)}`);
  if (facts.clusters.length === 0) names.push(`c${place}=${shape}`);
  facts.clusters.forEach((cluster, grain) => names.push(`c${grain},${place}=${cluster}`));
  for (const use of facts.usage) names.push(`u${place}=${use}`);
  if (place < REACH) for (const list of lists) names.push(`l${place}=${list}`);
  return names;
}

function spellingOf({ norm, stem, proclitics, shape }: NameWord): string[] {
  const names = ['b', `p=${proclitics}`, `h=${shape}`];
  if (shape !== 'a') return names;
  for (let k = 1; k <= 4 && k < norm.length; k++) names.push(`P=${norm.slice(0, k)}`, `S=${norm.slice(-k)}`);
  if (stem !== norm) for (let k = 2; k <= 3; k++) names.push(`SP=${stem.slice(0, k)}`);
  if (stem.startsWith('ال')) names.push('al');
  names.push(`n=${Math.min(norm.length, 9)}`);
  return names;
}

/** Marks of a text by two lists of names and by rules, as numbers. */
export type TextMarks = {
  readonly gazetteer: readonly number[];
  readonly list: readonly number[];
  readonly rules: readonly number[];
};

const OUTSIDE = hashText('outside');
/** Numbers of the kinds of features of several words. */
const kind = Object.fromEntries(
  'before after around coarseBefore coarseAfter coarseAround coarseThree useBefore useAfter useThree lists g-1 g0 g1 gg gc h-1 h0 h1 hc r-1 r0 r1 rr rc rn ru'
    .split(' ')
    .map((name) => [name, hashText(`kind ${name}`)]),
) as Record<string, number>;

/** What a token's neighbours say together: features that depend on more than one word. `into` is filled anew. */
export function contextFeatures(
  words: readonly ContextWord[],
  marks: TextMarks,
  i: number,
  into: number[],
): void {
  const of = (k: keyof ContextWord & ('norm' | 'coarse' | 'middle' | 'usage' | 'lists'), j: number): number =>
    words[j]?.[k] ?? OUTSIDE;
  const put = (name: string, ...parts: readonly number[]): void => {
    let hash = kind[name] as number;
    for (const part of parts) hash = mix(hash, part);
    into.push(hash);
  };
  into.length = 0;
  put('before', of('norm', i - 1), of('norm', i));
  put('after', of('norm', i), of('norm', i + 1));
  put('around', of('norm', i - 1), of('norm', i + 1));
  put('coarseBefore', of('middle', i - 1), of('middle', i));
  put('coarseAfter', of('middle', i), of('middle', i + 1));
  put('coarseAround', of('middle', i - 1), of('middle', i + 1));
  put('coarseThree', of('coarse', i - 1), of('coarse', i), of('coarse', i + 1));
  put('useBefore', of('usage', i - 1), of('usage', i));
  put('useAfter', of('usage', i), of('usage', i + 1));
  put('useThree', of('usage', i - 1), of('usage', i), of('usage', i + 1));
  put('lists', of('lists', i - 1), of('lists', i));
  putMarks(marks.gazetteer, 'g', i, put);
  putMarks(marks.list, 'h', i, put);
  putMarks(marks.rules, 'r', i, put);
  const [g = 0, h = 0] = [marks.gazetteer[i], marks.list[i]];
  if (g !== 0) put('gc', g, of('middle', i - 1));
  if (h !== 0) put('hc', h, of('middle', i - 1));
  put('gg', marks.gazetteer[i - 1] ?? 0, g);
  const [before, rule = 0] = [marks.rules[i - 1] ?? 0, marks.rules[i]];
  if (before !== 0 || rule !== 0) put('rr', before, rule);
  if (rule === 0) return;
  put('rc', rule, of('middle', i - 1));
  put('rn', rule, of('norm', i));
  put('ru', rule, of('usage', i));
}

function putMarks(
  marks: readonly number[],
  name: 'g' | 'h' | 'r',
  i: number,
  put: (name: string, ...parts: readonly number[]) => void,
): void {
  for (const place of [-1, 0, 1]) {
    const mark = marks[i + place] ?? 0;
    if (mark !== 0) put(`${name}${place}`, mark);
  }
}

/** 0 for no mark. */
export const marksAsNumbers = (marks: readonly string[]): number[] =>
  marks.map((mark) => (mark === '' ? 0 : hashText(mark)));
