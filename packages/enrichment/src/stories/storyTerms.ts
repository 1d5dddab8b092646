/** How rare terms are in news, by the hash of the term: `idf` in steps of `STEP`, as `train/stories.ts` counts it. */
export type StoryTerms = { readonly hashes: Uint32Array; readonly idf: Uint8Array };

const STEP = 1 / 20;
/** Of a term that the news of training hardly has, as the name of somebody new. */
const UNKNOWN_IDF = 10;

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
export function hashOfTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The file of `train/stories.ts`: how many terms, their hashes in rising order, and a byte for each. */
export function writeStoryTerms(idfs: ReadonlyMap<string, number>): Buffer {
  const byHash = new Map([...idfs].map(([term, idf]) => [hashOfTerm(term), Math.round(idf / STEP)]));
  const sorted = [...byHash].sort(([a], [b]) => a - b);
  const file = Buffer.alloc(4 + sorted.length * 5);
  file.writeUInt32LE(sorted.length, 0);
  sorted.forEach(([hash, idf], i) => {
    file.writeUInt32LE(hash, 4 + i * 4);
    file.writeUInt8(Math.min(255, idf), 4 + sorted.length * 4 + i);
  });
  return file;
}

export function readStoryTerms(file: Buffer): StoryTerms {
  const count = file.readUInt32LE(0);
  const hashes = Uint32Array.from({ length: count }, (_, i) => file.readUInt32LE(4 + i * 4));
  return { hashes, idf: new Uint8Array(file.subarray(4 + count * 4, 4 + count * 5)) };
}

/** Inverse document frequency of a term by its hash. */
export function createIdfOf({ hashes, idf }: StoryTerms): (hash: number) => number {
  const known = new Map(Array.from(hashes, (hash, i) => [hash, (idf[i] ?? 0) * STEP]));
  return (hash) => known.get(hash) ?? UNKNOWN_IDF;
}
