import { foldTable, normalTable, type Fold } from './foldTable.ts';

const KEEP = 0;

export type Folded = {
  readonly text: string;
  /** The offset in the original text of an offset in the folded one; the ends of tokens are mapped by it as well. */
  offsetAt(offset: number): number;
};

/** Text as all text fields of the index have it before it is tokenised: marks gone, letters and digits in one spelling. */
export const normalizeWithOffsets = createFolder(normalTable);
export const normalize = (text: string): string => normalizeWithOffsets(text).text;

/** Normalises, and lets ة and ه, ى and ي fall together: for comparing names. */
export const foldWithOffsets = createFolder(foldTable);
export const fold = (text: string): string => foldWithOffsets(text).text;

/**
 * Folds by a table and keeps the way back. Offsets are corrected exactly as Lucene's MappingCharFilter does it (Apache
 * Lucene 10, MappingCharFilter.java and BaseCharFilter.java). Removed characters behind a word belong to it.
 */
function createFolder(table: readonly Fold[]): (text: string) => Folded {
  /** By UTF-16 unit: 0 to keep it, else the place of its fold in `targets`. */
  const places = new Uint16Array(0x10000);
  const targets: readonly string[] = ['', ...table.map(([, to]) => to)];
  table.forEach(([from], i) => (places[from.charCodeAt(0)] = i + 1));
  const firstUnits = Uint16Array.from(targets, (to) => (to === '' ? 0 : to.charCodeAt(0)));
  const lengths = Uint8Array.from(targets, (to) => to.length);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 1);
  return (text) => {
    const first = firstFolded(text, places);
    if (first === text.length) return { text, offsetAt: (offset) => offset };
    const shifts: Shifts = { starts: [], by: [] };
    const out = new Uint16Array(first + (text.length - first) * longest);
    let length = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const place = places[unit] as number;
      if (place === KEEP) {
        out[length++] = unit;
        continue;
      }
      const size = lengths[place] as number;
      if (size === 1) out[length++] = firstUnits[place] as number;
      else if (size === 0) note(shifts, length, ++shift);
      else {
        const target = targets[place] as string;
        for (let k = 0; k < size; k++) {
          if (k > 0) note(shifts, length, --shift);
          out[length++] = target.charCodeAt(k);
        }
      }
    }
    return {
      text: Buffer.from(out.buffer, 0, length * 2).toString('utf16le'),
      offsetAt: (offset) => offset + shiftAt(shifts, offset),
    };
  };
}

function firstFolded(text: string, places: Uint16Array): number {
  let i = 0;
  while (i < text.length && places[text.charCodeAt(i)] === KEEP) i++;
  return i;
}

/** From each start on, how far the original offset is ahead of the folded one. */
type Shifts = { readonly starts: number[]; readonly by: number[] };

function note({ starts, by }: Shifts, start: number, shift: number): void {
  if (starts.at(-1) === start) by[by.length - 1] = shift;
  else {
    starts.push(start);
    by.push(shift);
  }
}

/** The shift of the last start that is not behind the offset. */
function shiftAt({ starts, by }: Shifts, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (by[low - 1] as number);
}
