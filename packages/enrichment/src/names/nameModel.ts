import { createHashTable } from './hashTable.ts';
import {
  contextFeatures,
  featureWordOf,
  marksAsNumbers,
  REACH,
  type ContextWord,
  type TextMarks,
} from './features.ts';
import { finals, followers, labels } from './labels.ts';
import type { Marker } from './marks.ts';
import type { NameWord } from './nameWord.ts';
import { createRecentlyUsed } from './recentlyUsed.ts';
import { ruleMarks, type RuleName, type RuleNames } from './ruleNames.ts';

/** A linear-chain CRF: weights of each feature for each label, and of each label behind each other. */
export type NameWeights = {
  readonly features: Uint32Array;
  /** A row of `labels.length` a feature, in units of `unit`. */
  readonly weights: Int8Array;
  readonly unit: number;
  /** A row a label, of those that follow; the last row is of those that begin. */
  readonly transitions: Float32Array;
};

export type NameReader = {
  readonly wordOf: (raw: string) => NameWord;
  readonly gazetteer: Marker;
  readonly list: Marker;
  readonly rules: RuleNames;
};

/** Labels of tokens: numbers of `labels`. `given` are the names by rules, where they are known already. */
export type NameTagger = (tokens: readonly string[], given?: readonly RuleName[]) => number[];

const WIDTH = labels.length;
/** Words whose scores are kept; a stream of text has about this many different ones a minute. */
const MOST_WORDS = 60_000;
/** Labels of names of one word. */
const singles = labels.flatMap((label, y) => (label.startsWith('S') ? [y] : []));
/** How much less likely a word of the language is a name by itself, where no rule has it. */
const DOUBT = 2;
/** How much likelier rules make what they found: the tagger learned from news of 2005, which has other names. */
const VOTE = 2;
/** A word that by itself leads so far outside of names, between two like it, is not asked what it says with its neighbours. */
const SURE = 1.5;

type WeightTable = Pick<NameWeights, 'weights' | 'unit'> & {
  readonly rowOf: (feature: number) => number;
};
/** A word with its scores for each place that it is seen from, one behind the other. */
type ScoredWord = ContextWord & { readonly scores: Float32Array };

/** Tags with the best sequence of labels (Viterbi, 1967) under a CRF (Lafferty, McCallum and Pereira, 2001). */
export function createNameTagger(weights: NameWeights, reader: NameReader, sure = SURE): NameTagger {
  const table: WeightTable = { ...weights, rowOf: createHashTable(weights.features) };
  const scoredWord = createRecentlyUsed(MOST_WORDS, (raw): ScoredWord => {
    const { features, ...word } = featureWordOf(reader.wordOf(raw));
    const scores = new Float32Array(features.length * WIDTH);
    features.forEach((each, place) => addScores(each, scores, place * WIDTH, table));
    return { ...word, scores };
  });
  const context: number[] = [];
  return (tokens, given = reader.rules(tokens)) => {
    if (tokens.length === 0) return [];
    const words = tokens.map(scoredWord);
    const marks = marksOf(words, given, reader);
    const unary = new Float32Array(tokens.length * WIDTH);
    for (let i = 0; i < words.length; i++) addWordScores(words, i, unary);
    const outside = words.map((_, i) => isUnmarked(marks, i) && outsideLead(unary, i * WIDTH) > sure);
    words.forEach((_, i) => {
      if (outside[i] && (outside[i - 1] ?? true) && (outside[i + 1] ?? true)) return;
      contextFeatures(words, marks, i, context);
      addScores(context, unary, i * WIDTH, table);
    });
    addVotes(given, unary);
    addDoubts(words, marks, unary);
    return bestLabels(unary, tokens.length, weights.transitions);
  };
}

function addWordScores(words: readonly ScoredWord[], i: number, unary: Float32Array): void {
  for (let place = -REACH; place <= REACH; place++) {
    const scores = words[i + place]?.scores;
    const from = (place + REACH) * WIDTH;
    if (scores) for (let y = 0; y < WIDTH; y++) unary[i * WIDTH + y]! += scores[from + y] as number;
  }
}

function addVotes(given: readonly RuleName[], unary: Float32Array): void {
  for (const { first, last, type } of given) {
    for (let i = first; i <= last; i++) {
      const place = first === last ? 'S' : i === first ? 'B' : i === last ? 'E' : 'I';
      unary[i * WIDTH + labels.indexOf(`${place}-${type}`)]! += VOTE;
    }
  }
}

function addDoubts(words: readonly ContextWord[], marks: TextMarks, unary: Float32Array): void {
  words.forEach(({ word }, i) => {
    if (word.isWord && marks.rules[i] === 0) for (const y of singles) unary[i * WIDTH + y]! -= DOUBT;
  });
}

const isUnmarked = ({ gazetteer, list, rules }: TextMarks, i: number): boolean =>
  gazetteer[i] === 0 && list[i] === 0 && rules[i] === 0;

/** By how much a place's words alone have it outside of names. */
function outsideLead(unary: Float32Array, at: number): number {
  let most = -Infinity;
  for (let y = 1; y < WIDTH; y++) most = Math.max(most, unary[at + y] as number);
  return (unary[at] as number) - most;
}

/** The marks of both lists and of the rules, as features take them. */
export function marksOf(
  words: readonly ContextWord[],
  given: readonly RuleName[],
  { gazetteer, list }: NameReader,
): TextMarks {
  const plain = words.map(({ word }) => word);
  return {
    gazetteer: marksAsNumbers(gazetteer(plain)),
    list: marksAsNumbers(list(plain)),
    rules: marksAsNumbers(ruleMarks(given, words.length)),
  };
}

function addScores(
  features: readonly number[],
  into: Float32Array,
  at: number,
  { weights, unit, rowOf }: WeightTable,
): void {
  for (const feature of features) {
    const row = rowOf(feature);
    if (row < 0) continue;
    const from = row * WIDTH;
    for (let y = 0; y < WIDTH; y++) into[at + y]! += (weights[from + y] as number) * unit;
  }
}

/** The labels of the highest sum among those that may follow each other. */
function bestLabels(unary: Float32Array, length: number, transitions: ArrayLike<number>): number[] {
  const best = new Float32Array(length * WIDTH).fill(-Infinity);
  const from = new Uint8Array(length * WIDTH);
  for (const y of followers[WIDTH] as readonly number[])
    best[y] = (unary[y] as number) + (transitions[WIDTH * WIDTH + y] as number);
  for (let i = 1; i < length; i++) {
    for (let x = 0; x < WIDTH; x++) {
      const before = best[(i - 1) * WIDTH + x] as number;
      if (before === -Infinity) continue;
      for (const y of followers[x] as readonly number[]) {
        const sum = before + (transitions[x * WIDTH + y] as number) + (unary[i * WIDTH + y] as number);
        if (sum <= (best[i * WIDTH + y] as number)) continue;
        best[i * WIDTH + y] = sum;
        from[i * WIDTH + y] = x;
      }
    }
  }
  return wayBack(best, from, length);
}

function wayBack(best: Float32Array, from: Uint8Array, length: number): number[] {
  const last = (length - 1) * WIDTH;
  let label = finals.reduce((a, b) => ((best[last + b] as number) > (best[last + a] as number) ? b : a));
  const found = new Array<number>(length);
  for (let i = length - 1; i >= 0; i--) {
    found[i] = label;
    label = from[i * WIDTH + label] as number;
  }
  return found;
}
