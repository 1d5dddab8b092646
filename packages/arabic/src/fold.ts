import { foldTable } from './foldTable.ts';

const folds = new Map(foldTable.map(([from, to]) => [from.charCodeAt(0), to]));

/** Whether any character of the text is folded; most Latin text is not. */
const LOWEST = Math.min(...folds.keys());

export type Folded = {
  readonly text: string;
  /** The offset in the original text of an offset in the folded one; the ends of tokens are mapped by it as well. */
  offsetAt(offset: number): number;
};

/** Folds characters, as everywhere in the index. Removed characters behind a word belong to it. */
export const fold = (text: string): string => foldWithOffsets(text).text;

/**
 * Folds and keeps the way back. Offsets are corrected exactly as Lucene's MappingCharFilter does it (Apache Lucene
 * 10, MappingCharFilter.java and BaseCharFilter.java).
 */
export function foldWithOffsets(text: string): Folded {
  const starts: number[] = [];
  const shifts: number[] = [];
  let out = '';
  let copied = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < LOWEST) continue;
    const to = folds.get(code);
    if (to === undefined) continue;
    out += text.slice(copied, i) + to;
    copied = i + 1;
    if (to.length === 0) {
      shift += 1;
      note(starts, shifts, copied - shift, shift);
    }
    for (let extra = 1; extra < to.length; extra++) {
      shift -= 1;
      note(starts, shifts, out.length - to.length + extra, shift);
    }
  }
  out += text.slice(copied);
  return { text: out, offsetAt: (offset) => offset + shiftAt(starts, shifts, offset) };
}

function note(starts: number[], shifts: number[], start: number, shift: number): void {
  if (starts.at(-1) === start) shifts[shifts.length - 1] = shift;
  else {
    starts.push(start);
    shifts.push(shift);
  }
}

/** The shift of the last start that is not behind the offset. */
function shiftAt(starts: readonly number[], shifts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (shifts[low - 1] ?? 0);
}
