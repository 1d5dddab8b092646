export type Word = { readonly start: number; readonly end: number };

/** What a character is to the rules of UAX #29, as far as words of Arabic and European news need it. */
const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const EXTEND = 3; // marks and formats, which belong to what stands before them
const CONNECTOR = 4;
const MID_LETTER = 5;
const MID_NUMBER = 6;
const MID_BOTH = 7;

const classes = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) classes[unit] = classOf(String.fromCharCode(unit));

function classOf(character: string): number {
  if (".'’‘․﹒＇．".includes(character)) return MID_BOTH;
  if (':·‧״︓﹕：'.includes(character)) return MID_LETTER;
  if (',;;։،؍٬߸⁄︐︔﹐﹔，；'.includes(character)) return MID_NUMBER;
  if (character === '٫') return DIGIT;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/[\p{M}\p{Cf}]/u.test(character)) return EXTEND;
  return /\p{Pc}/u.test(character) ? CONNECTOR : OTHER;
}

/**
 * Words of a text after UAX #29, as Lucene's StandardTokenizer finds them in Arabic and European news: runs of letters,
 * digits and marks, joined across one full stop, comma, colon or apostrophe where the rules WB6, WB7, WB11 and WB12 do
 * so. Offsets are UTF-16 units; the end is exclusive.
 */
export function tokenize(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let i = 0;
  while (i < length) {
    const kind = kindAt(text, i);
    if (kind !== LETTER && kind !== DIGIT && kind !== CONNECTOR) {
      i++;
      continue;
    }
    const start = i;
    const state = { last: OTHER, hasWord: false };
    i = endOfWord(text, i, state);
    if (state.hasWord) words.push({ start, end: i });
  }
  return words;
}

function endOfWord(text: string, start: number, state: { last: number; hasWord: boolean }): number {
  let i = start;
  for (;;) {
    const kind = kindAt(text, i);
    if (kind === LETTER || kind === DIGIT) {
      state.hasWord = true;
      state.last = kind;
    } else if (kind === CONNECTOR) state.last = CONNECTOR;
    else if (kind !== EXTEND && !joins(kind, state.last, kindAt(text, i + 1))) return i;
    i++;
  }
}

const joins = (kind: number, before: number, after: number): boolean =>
  ((kind === MID_LETTER || kind === MID_BOTH) && before === LETTER && after === LETTER) ||
  ((kind === MID_NUMBER || kind === MID_BOTH) && before === DIGIT && after === DIGIT);

/** A surrogate is judged with its other half. */
function kindAt(text: string, i: number): number {
  if (i >= text.length) return OTHER;
  const unit = text.charCodeAt(i);
  if (unit < 0xd800 || unit > 0xdfff) return classes[unit] as number;
  const whole = unit < 0xdc00 ? text.codePointAt(i) : text.codePointAt(i - 1);
  return whole !== undefined && whole > 0xffff ? classOf(String.fromCodePoint(whole)) : OTHER;
}
