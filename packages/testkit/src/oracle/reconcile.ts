/** An indexed article as Elasticsearch itself tells it. */
export type IndexedArticle = { readonly id: string; readonly index: string; readonly version: number };

export type Verdict = {
  /** Issued, and neither indexed nor dead-lettered. */
  readonly missing: string[];
  /** In more than one index, or both indexed and dead-lettered. */
  readonly twice: string[];
  /** Indexed or dead-lettered, and never issued. */
  readonly unexpected: string[];
};

/** Compares what was issued with what came out: issued = indexed + dead-lettered, and the two are disjoint. */
export function reconcile(
  issued: Iterable<string>,
  indexed: readonly IndexedArticle[],
  deadLettered: Iterable<string> = [],
): Verdict {
  const wanted = new Set(issued);
  const seen = new Map<string, number>();
  for (const id of [...indexed.map(({ id }) => id), ...deadLettered]) seen.set(id, (seen.get(id) ?? 0) + 1);
  return {
    missing: [...wanted].filter((id) => !seen.has(id)),
    twice: [...seen].filter(([, times]) => times > 1).map(([id]) => id),
    unexpected: [...seen.keys()].filter((id) => !wanted.has(id)),
  };
}
