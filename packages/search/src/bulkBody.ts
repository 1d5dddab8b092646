/** A document on its way: where it goes and what it is. */
export type DocumentWrite = {
  readonly index: string;
  readonly id: string;
  /** External: an older one is refused, the same one may be written again. */
  readonly version: number;
  readonly source: object;
};

/** One document's two lines of a bulk body, and their size. */
export type BulkEntry = { readonly lines: string; readonly bytes: number };

export function toEntry({ index, id, version, source }: DocumentWrite): BulkEntry {
  const action = { index: { _index: index, _id: id, version, version_type: 'external_gte' } };
  const lines = `${JSON.stringify(action)}\n${JSON.stringify(source)}\n`;
  return { lines, bytes: Buffer.byteLength(lines) };
}

/** Cuts entries into requests within both limits, in order; one larger entry makes a request of its own. Gives index ranges. */
export function splitEntries(
  entries: readonly BulkEntry[],
  { maxBytes, maxCount }: { maxBytes: number; maxCount: number },
): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  let bytes = 0;
  entries.forEach((entry, i) => {
    if (i > start && (i - start >= maxCount || bytes + entry.bytes > maxBytes)) {
      ranges.push([start, i]);
      start = i;
      bytes = 0;
    }
    bytes += entry.bytes;
  });
  if (entries.length > start) ranges.push([start, entries.length]);
  return ranges;
}
