import { hashText } from '../../src/names/hash.ts';
import type { LexiconData } from '../../src/names/wordLexicon.ts';
import type { Clusters } from './clusters.ts';
import type { Corpus } from './corpus.ts';

/** The words of the corpus with what is known of them; of words that share a hash the more frequent one stands. */
export function lexiconOf(
  { words, counts }: Corpus,
  { fine, parents }: Clusters,
  usage: readonly (readonly number[])[] = [],
): LexiconData {
  const rows = new Map<number, number>();
  words.forEach((word, i) => {
    const key = hashText(word);
    if (!rows.has(key)) rows.set(key, i);
  });
  const usages = new Map<string, number>([['', 0]]);
  const usageRow = (codes: readonly number[] = []): number => {
    const key = codes.join();
    const row = usages.get(key) ?? usages.size;
    usages.set(key, row);
    return row;
  };
  const ids = [...rows.values()];
  return {
    keys: Uint32Array.from(rows.keys()),
    frequency: Uint8Array.from(ids, (i) => Math.floor(Math.log2(counts[i] ?? 1))),
    cluster: Uint16Array.from(ids, (i) => fine[i] ?? 0),
    usage: Uint16Array.from(ids, (i) => usageRow(usage[i])),
    parents,
    usages: [...usages.keys()].map((key) => (key === '' ? [] : key.split(',').map(Number))),
  };
}
