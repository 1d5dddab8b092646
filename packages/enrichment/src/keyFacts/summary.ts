import { analyze, isFunctionWord } from '@rasid/arabic';
import { sentencesOf, type Span } from './sentences.ts';

const SENTENCES = 2;
const CONSIDERED = 10;
const LEAST_WORDS = 6;
const MOST_WORDS = 60;
/** A sentence that hangs on the one before it says little alone. */
const HANGING =
  /^(?:و?(?:أضاف|تابع|أردف|لفت|أشار|استطرد|أوضح|أكد)ت?|كما|لكن|غير أن|إلا أن|ذلك|هذا|من جانبه|من جهته|وفي سياق|في المقابل)(?![\p{L}])/u;
const HANGING_FACTOR = 0.6;
const TITLE_WEIGHT = 1.5;
const SAME = 0.6;

/**
 * The two sentences that say most of a text, in their order: those with the words of the title and with the words that
 * come often, the first ones before others; the second one says something else than the first.
 */
export function summarise(title: string, text: string): Span[] {
  const sentences = sentencesOf(text).slice(0, CONSIDERED);
  if (sentences.length <= SENTENCES) return sentences;
  const stems = sentences.map((sentence) => stemsOf(sentence.text));
  const weightOf = weigh(stemsOf(title), stems);
  const ranked = sentences
    .map((sentence, i) => ({
      sentence,
      i,
      stems: stems[i] as Set<string>,
      score: scoreOf(stems[i] as Set<string>, weightOf, sentence, i),
    }))
    .filter(({ sentence }) => isWhole(sentence))
    .sort((a, b) => b.score - a.score || a.i - b.i);
  const chosen: typeof ranked = [];
  for (const each of ranked) {
    if (chosen.length < SENTENCES && chosen.every((other) => overlap(other.stems, each.stems) < SAME))
      chosen.push(each);
  }
  return chosen.sort((a, b) => a.i - b.i).map(({ sentence }) => sentence);
}

const stemsOf = (text: string): Set<string> =>
  new Set(
    analyze(text, 'stem')
      .map(({ token }) => token)
      .filter((token) => token.length > 2 && !isFunctionWord(token)),
  );

/** A stem counts by how many sentences have it, and more where the title has it. */
function weigh(
  title: ReadonlySet<string>,
  sentences: readonly ReadonlySet<string>[],
): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const stems of sentences) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(counts.get(stem) ?? 1) + (title.has(stem) ? TITLE_WEIGHT : 0);
}

function scoreOf(
  stems: ReadonlySet<string>,
  weightOf: (stem: string) => number,
  { text }: Span,
  i: number,
): number {
  let sum = 0;
  for (const stem of stems) sum += weightOf(stem);
  const place = i === 0 ? 2 : 1 + 1 / (i + 1);
  return (sum / Math.sqrt(stems.size || 1)) * place * (HANGING.test(text) ? HANGING_FACTOR : 1);
}

function isWhole({ text }: Span): boolean {
  const words = text.split(/\s+/).length;
  return words >= LEAST_WORDS && words <= MOST_WORDS;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length;
  return both / Math.max(1, Math.min(a.size, b.size));
}
