import { memoByLexeme } from './lexeme.ts';
import { topicStemOf } from './topicStem.ts';
import { readWords } from './words.ts';

/** The text behind the title says most at its start; the rest is left out. */
const MOST_WORDS = 250;
const TITLE_WEIGHT = 2;

/** Stems of title and text with their weights: one and the logarithm of how often each stands there. */
export function topicFeatures(title: string, text: string): Map<string, number> {
  const counts = new Map<string, number>();
  count(counts, title, TITLE_WEIGHT);
  count(counts, text, 1);
  for (const [stem, times] of counts) counts.set(stem, 1 + Math.log(times));
  return counts;
}

function count(counts: Map<string, number>, text: string, weight: number): void {
  const { words } = readWords(text);
  const most = Math.min(words.length, MOST_WORDS);
  for (let i = 0; i < most; i++) {
    const lexeme = words[i]?.lexeme;
    if (!lexeme || lexeme.folded.length < 3) continue;
    const stem = stemOfLexeme(lexeme);
    counts.set(stem, (counts.get(stem) ?? 0) + weight);
  }
}

const stemOfLexeme = memoByLexeme(({ folded }) => topicStemOf(folded.toLowerCase()));
