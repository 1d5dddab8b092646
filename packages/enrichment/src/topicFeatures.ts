import { foldWithOffsets, stemOf, tokenize } from '@rasid/arabic';

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
  const folded = foldWithOffsets(text.slice(0, MOST_WORDS * 12)).text;
  let words = 0;
  for (const { start, end } of tokenize(folded)) {
    if (++words > MOST_WORDS) return;
    if (end - start < 3) continue;
    const stem = cachedStem(folded.slice(start, end).toLowerCase());
    counts.set(stem, (counts.get(stem) ?? 0) + weight);
  }
}

const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** Words come back all the time; the cache is emptied before it grows without bound. */
function cachedStem(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    if (stems.size > MOST_STEMS) stems.clear();
    stem = stemOf(word);
    stems.set(word, stem);
  }
  return stem;
}
