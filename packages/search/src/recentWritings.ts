/** Which writing of a document it is: a later one is refused where it builds on an older one. */
export type Writing = { readonly seqNo: number; readonly primaryTerm: number };
export type Found<T> = Writing & { readonly document: T };

/** As a bulk answer tells it. */
export const writingOf = (item: { _seq_no?: number; _primary_term?: number } | undefined): Writing => ({
  seqNo: item?._seq_no ?? 0,
  primaryTerm: item?._primary_term ?? 0,
});

export type RecentWritings<T> = {
  get(id: string): Found<T> | undefined;
  put(found: Found<T>): void;
  forget(id: string): void;
};

export type RecentOptions<T> = {
  /** What need not be read again soon is not kept. */
  readonly isKept: (document: T) => boolean;
  readonly maxAgeMs: number;
  readonly maxCount: number;
  /** In milliseconds, from anywhere on. */
  readonly now: () => number;
};

/**
 * Documents as this process wrote them last, for a moment, so that they need not be read again to be changed. Another
 * process may have changed them since: a writing that builds on one is to say which, and is refused then.
 */
export function createRecentWritings<T extends { id: string }>({
  isKept,
  maxAgeMs,
  maxCount,
  now,
}: RecentOptions<T>): RecentWritings<T> {
  const kept = new Map<string, { readonly found: Found<T>; readonly atMs: number }>(); // oldest first
  const isOld = (atMs: number): boolean => now() - atMs >= maxAgeMs;
  const dropOld = (): void => {
    for (const [id, { atMs }] of kept) {
      if (kept.size <= maxCount && !isOld(atMs)) return;
      kept.delete(id);
    }
  };
  return {
    get: (id) => {
      const known = kept.get(id);
      return known && !isOld(known.atMs) ? known.found : undefined;
    },
    put: (found) => {
      const { id } = found.document;
      kept.delete(id);
      if (isKept(found.document)) kept.set(id, { found, atMs: now() });
      dropOld();
    },
    forget: (id) => void kept.delete(id),
  };
}
