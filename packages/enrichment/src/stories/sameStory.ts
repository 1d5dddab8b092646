import { PLACE, RARE, WEIGHT, type StoryPrint } from './storyPrint.ts';

/** Of the terms, the reading and the weights together; it names what put an article into its story. */
export const STORIES_VERSION = 'stories-1';

/** How two reports are compared; each number from 0 to 1. */
export type StoryLikeness = {
  /** Cosine of their terms, and of those that are no places. */
  readonly terms: number;
  readonly matter: number;
  /** Numbers that both give, the small ones half, among those of the one that gives fewer. */
  readonly numbers: number;
  /** 1 where both give numbers and none is the same. */
  readonly otherNumbers: number;
  /** Rare terms of both, four or more giving 1. */
  readonly rare: number;
  /** Kinds of event of both, among those of either. */
  readonly kinds: number;
};

export function compareStories(a: StoryPrint, b: StoryPrint): StoryLikeness {
  const { all, matter, rare } = dotOf(a, b);
  const shared = [...a.numbers].filter((number) => b.numbers.includes(number));
  const worth = shared.reduce((sum, number) => sum + (number <= 10 ? 0.5 : 1), 0);
  return {
    terms: all / (normOf(a, 0) * normOf(b, 0)),
    matter: matter / (normOf(a, PLACE) * normOf(b, PLACE)),
    numbers: Math.min(1, (2 * worth) / (1 + Math.min(a.numbers.length, b.numbers.length))),
    otherNumbers: shared.length === 0 && a.numbers.length > 0 && b.numbers.length > 0 ? 1 : 0,
    rare: Math.min(4, rare) / 4,
    kinds: shareOf(a.kinds, b.kinds),
  };
}

/** Logistic regression on every second block of tests/quality/storyCases.ts: `tests/quality/stories.ts --fit`. */
const WEIGHTS: Readonly<Record<keyof StoryLikeness, number>> = {
  terms: 2.48,
  matter: 1.95,
  numbers: 3.0,
  otherNumbers: -1.65,
  rare: 1.04,
  kinds: 4.26,
};
const BIAS = -3.6;
const DAY_MS = 24 * 60 * 60 * 1000;
const UNLIKE = -5;
const A_DAY = 0.35;
const MOST_DAYS_APART = 5;
/** Places, numbers and kinds alone are those of many events. */
const LEAST_MATTER = 0.1;

/** Log odds that two reports tell of one event; it falls with the days between them. Above 0 they share a story. */
export function sameStoryScore(a: StoryPrint, b: StoryPrint, msApart = 0): number {
  const days = Math.abs(msApart) / DAY_MS;
  if (days > MOST_DAYS_APART) return -Infinity;
  const likeness = compareStories(a, b);
  if (likeness.matter < LEAST_MATTER) return UNLIKE;
  let score = BIAS - A_DAY * days;
  for (const key of Object.keys(WEIGHTS) as (keyof StoryLikeness)[]) score += WEIGHTS[key] * likeness[key];
  return score;
}

function dotOf(a: StoryPrint, b: StoryPrint): { all: number; matter: number; rare: number } {
  const sum = { all: 0, matter: 0, rare: 0 };
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
    const [x, y] = [a.terms[i] as number, b.terms[j] as number];
    if (x === y) {
      const marks = a.weights[i] as number;
      const product = (marks & WEIGHT) * ((b.weights[j] as number) & WEIGHT);
      sum.all += product;
      if ((marks & PLACE) === 0) sum.matter += product;
      if ((marks & RARE) !== 0) sum.rare += 1;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return sum;
}

/** Length of the weights without the terms that have a mark; 1 where there are none. */
function normOf({ weights }: StoryPrint, without: number): number {
  let sum = 0;
  for (const weight of weights) if ((weight & without) === 0) sum += (weight & WEIGHT) ** 2;
  return Math.sqrt(sum) || 1;
}

function shareOf(a: Uint8Array, b: Uint8Array): number {
  const both = a.filter((kind) => b.includes(kind)).length;
  return both / (a.length + b.length - both || 1);
}
