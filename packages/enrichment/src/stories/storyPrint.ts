/**
 * What of a report tells its event: its weightiest terms by their hashes, rising, each with its weight (1 to 63) and
 * whether it is part of a place's name, or rare; the numbers that it gives; the kinds of event that it speaks of.
 */
export type StoryPrint = {
  readonly terms: Uint32Array;
  /** The weight in the lower six bits, PLACE and RARE above. */
  readonly weights: Uint8Array;
  readonly numbers: Uint32Array;
  readonly kinds: Uint8Array;
};

export const PLACE = 64;
export const RARE = 128;
export const WEIGHT = 63;

/** Base64 of three counts, terms, numbers, weights and kinds; what the index keeps of a story's report. */
export function writePrint({ terms, weights, numbers, kinds }: StoryPrint): string {
  const bytes = Buffer.alloc(3 + 5 * terms.length + 4 * numbers.length + kinds.length);
  bytes.set([terms.length, numbers.length, kinds.length]);
  const words = [...terms, ...numbers];
  words.forEach((word, i) => bytes.writeUInt32LE(word, 3 + 4 * i));
  bytes.set(weights, 3 + 4 * words.length);
  bytes.set(kinds, 3 + 4 * words.length + weights.length);
  return bytes.toString('base64');
}

/** Undefined where it is none of ours. */
export function readPrint(text: string): StoryPrint | undefined {
  const bytes = Buffer.from(text, 'base64');
  const [terms = 0, numbers = 0, kinds = 0] = bytes;
  const words = terms + numbers;
  if (bytes.length !== 3 + 4 * words + terms + kinds || bytes.length === 0) return undefined;
  const word = (i: number): number => bytes.readUInt32LE(3 + 4 * i);
  const behind = 3 + 4 * words;
  return {
    terms: Uint32Array.from({ length: terms }, (_, i) => word(i)),
    numbers: Uint32Array.from({ length: numbers }, (_, i) => word(terms + i)),
    weights: Uint8Array.from(bytes.subarray(behind, behind + terms)),
    kinds: Uint8Array.from(bytes.subarray(behind + terms)),
  };
}

const MOST_KEYS = 16;

/** The weightiest terms, places last, by which other reports of the event are found. */
export function keysOfPrint({ terms, weights }: StoryPrint): number[] {
  const weightOf = (i: number): number =>
    ((weights[i] ?? 0) & WEIGHT) * ((weights[i] ?? 0) & PLACE ? 0.6 : 1);
  return [...terms.keys()]
    .sort((a, b) => weightOf(b) - weightOf(a) || a - b)
    .slice(0, MOST_KEYS)
    .map((i) => terms[i] ?? 0);
}
