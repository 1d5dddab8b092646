/** 32 bits of a text (FNV-1a over UTF-16 units, with the finaliser of MurmurHash3). */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return finish(hash);
}

/** 32 bits of a number beside others: features of several parts are mixed part by part. */
export const mix = (hash: number, part: number): number => finish(Math.imul(hash, 0x9e3779b1) ^ part);

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return Math.imul(h, 0xc2b2ae35) >>> 0;
}
