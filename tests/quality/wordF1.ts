const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** The share of words that two texts have in common, as often as they stand there: the harmonic mean of both sides. */
export function wordF1(found: string, gold: string): number {
  const left = new Map<string, number>();
  const [ours, theirs] = [wordsOf(found), wordsOf(gold)];
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of ours) {
    const count = left.get(word) ?? 0;
    if (count > 0) common++;
    left.set(word, count - 1);
  }
  return (2 * common) / (ours.length + theirs.length);
}
