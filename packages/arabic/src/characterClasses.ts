import runs from './characterClasses.json' with { type: 'json' };

/** What a character is to the rules of UAX #29. */
export const CLASS = {
  OTHER: 0,
  LETTER: 1,
  DIGIT: 2,
  EXTEND: 3, // marks and formats, which belong to what stands before them
  CONNECTOR: 4,
  MID_LETTER: 5,
  MID_NUMBER: 6,
  MID_BOTH: 7,
  IDEOGRAPH: 8,
  KATAKANA: 9,
  COMPLEX: 10, // South-East Asian letters
  COMPLEX_EXTEND: 11,
  EMOJI: 12,
  FLAG: 13,
  MODIFIER: 14,
} as const;

const LETTERS = '-LDX_:,.IKSTERM';
const HIGHEST = 0xe0200;

const classes = new Uint8Array(HIGHEST);
const starts = (runs[0] ?? '').split(' ').map((run) => ({
  first: Number.parseInt(run.slice(0, -1), 16),
  kind: LETTERS.indexOf(run.slice(-1)),
}));
starts.forEach(({ first, kind }, i) => classes.fill(kind, first, starts[i + 1]?.first ?? HIGHEST));

/** The class of the character at an offset; OTHER for half a surrogate pair and behind the end. */
export function characterClass(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit < 0xd800 || unit > 0xdfff) return classes[unit] ?? CLASS.OTHER;
  const point = text.codePointAt(i) ?? 0;
  return point > 0xffff ? (classes[point] ?? CLASS.OTHER) : CLASS.OTHER;
}
