export type SpanScore = {
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** Exact spans of tags in IOB2, counted as the CoNLL 2003 shared task did: a tag inside that nothing begins begins a span. */
export function scoreSpans(
  gold: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
  types: readonly string[],
): SpanScore {
  let [expected, given, right] = [0, 0, 0];
  gold.forEach((tags, i) => {
    const wanted = new Set(spansOf(tags, types));
    const spans = spansOf(found[i] ?? [], types);
    expected += wanted.size;
    given += spans.length;
    right += spans.filter((span) => wanted.has(span)).length;
  });
  const [precision, recall] = [given === 0 ? 1 : right / given, expected === 0 ? 1 : right / expected];
  return { gold: expected, precision, recall, f1: (2 * right) / Math.max(1, given + expected) };
}

/** `start-end-TYPE` of each span. */
function spansOf(tags: readonly string[], types: readonly string[]): string[] {
  const spans: string[] = [];
  let start = -1;
  for (let i = 0; i <= tags.length; i++) {
    const [tag = 'O', before = 'O'] = [tags[i], tags[i - 1]];
    const goesOn = tag.startsWith('I') && tag.slice(2) === before.slice(2);
    if (start >= 0 && !goesOn) {
      if (types.includes(before.slice(2))) spans.push(`${start}-${i}-${before.slice(2)}`);
      start = -1;
    }
    if (tag !== 'O' && !goesOn) start = i;
  }
  return spans;
}
