import { characterClass, CLASS } from './characterClasses.ts';

export type Word = { readonly start: number; readonly end: number };

/** Lucene's default; a longer word is cut into pieces. */
export const MOST_UNITS = 255;

const { LETTER, DIGIT, EXTEND, CONNECTOR, MID_LETTER, MID_NUMBER, MID_BOTH } = CLASS;
const { IDEOGRAPH, KATAKANA, COMPLEX, COMPLEX_EXTEND, EMOJI, FLAG, MODIFIER, OTHER } = CLASS;

/**
 * Words of a text after UAX #29, as Lucene's StandardTokenizer 10 finds them: runs of letters, digits and marks, joined
 * across one full stop, comma, colon or apostrophe where the rules WB6, WB7, WB11 and WB12 do so; ideographs one by
 * one, runs of katakana and of South-East Asian letters, emoji. Offsets are UTF-16 units; the end is exclusive.
 */
export function tokenize(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let i = 0;
  while (i < length) {
    const end = endOfToken(text, i);
    if (end > i) {
      words.push({ start: i, end });
      i = end;
    } else i += widthAt(text, i);
  }
  return words;
}

/** The end of the token that starts there; the start itself where none does. */
function endOfToken(text: string, start: number): number {
  switch (characterClass(text, start)) {
    case LETTER:
    case DIGIT:
    case KATAKANA:
    case CONNECTOR:
      return endOfWord(text, start);
    case IDEOGRAPH:
      return behindExtends(text, start + widthAt(text, start));
    case EMOJI:
    case MODIFIER:
      return endOfEmoji(text, start);
    case COMPLEX:
    case COMPLEX_EXTEND:
      return endOfComplex(text, start);
    case FLAG:
      return endOfFlag(text, start);
    default:
      return endOfKeycap(text, start);
  }
}

function endOfWord(text: string, start: number): number {
  const limit = Math.min(text.length, start + MOST_UNITS);
  let last: number = OTHER;
  let hasWord = false;
  let lastLetter = start;
  let i = start;
  while (i < limit) {
    const kind = characterClass(text, i);
    if (kind === LETTER || kind === DIGIT || kind === KATAKANA) {
      if (hasWord && !follows(last, kind)) break;
      hasWord = true;
      last = kind;
      lastLetter = i;
    } else if (kind === CONNECTOR) last = CONNECTOR;
    else if (
      !isExtend(kind) &&
      !joins(kind, last, classBehind(text, i, limit)) &&
      !isInHebrew(text, lastLetter, i, limit)
    )
      break;
    i += widthAt(text, i);
  }
  return hasWord ? Math.min(i, limit) : start;
}

/** Katakana stands with letters and digits across a connector only (WB13, WB13a, WB13b). */
const follows = (last: number, kind: number): boolean =>
  last === CONNECTOR || (last === KATAKANA) === (kind === KATAKANA);

const isExtend = (kind: number): boolean => kind === EXTEND || kind === COMPLEX_EXTEND || kind === MODIFIER;

const joins = (kind: number, before: number, behind: number): boolean =>
  ((kind === MID_LETTER || kind === MID_BOTH) && before === LETTER && behind === LETTER) ||
  ((kind === MID_NUMBER || kind === MID_BOTH) && before === DIGIT && behind === DIGIT);

const isHebrew = (unit: number): boolean =>
  (unit >= 0x5d0 && unit <= 0x5f2) || (unit >= 0xfb1d && unit <= 0xfb4f);

/** An apostrophe behind a Hebrew letter, and a quotation mark between two (WB7a to WB7c). */
function isInHebrew(text: string, lastLetter: number, i: number, limit: number): boolean {
  const mark = text[i];
  if (mark !== "'" && mark !== '"') return false;
  if (!isHebrew(text.charCodeAt(lastLetter)) || behindExtends(text, lastLetter + 1) !== i) return false;
  const behind = behindExtends(text, i + 1);
  return mark === "'" || (behind < limit && isHebrew(text.charCodeAt(behind)));
}

/** The class of what stands behind a character and its marks. */
function classBehind(text: string, at: number, limit: number): number {
  const next = behindExtends(text, at + widthAt(text, at));
  return next < limit ? characterClass(text, next) : OTHER;
}

function behindExtends(text: string, at: number): number {
  let i = at;
  while (i < text.length && isExtend(characterClass(text, i))) i += widthAt(text, i);
  return i;
}

function endOfComplex(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const kind = characterClass(text, i);
    if (kind !== COMPLEX && !isExtend(kind)) break;
    i += widthAt(text, i);
  }
  return Math.min(i, start + MOST_UNITS);
}

const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';

/** A pictograph with its marks, and one selector of the emoji style, which ends it. */
function endOfEmoji(text: string, start: number): number {
  let i = start + widthAt(text, start);
  while (i < text.length && text.charCodeAt(i) !== EMOJI_STYLE && isExtend(characterClass(text, i)))
    i += widthAt(text, i);
  const isStyled = text.charCodeAt(i) === EMOJI_STYLE && characterClass(text, start) !== MODIFIER;
  return isStyled ? i + 1 : i;
}

/** `#` or `*` in a keycap. */
function endOfKeycap(text: string, start: number): number {
  if (text[start] !== '#' && text[start] !== '*') return start;
  let end = behindExtends(text, start + 1);
  const keycap = text.slice(start, end).indexOf(KEYCAP);
  if (keycap < 0) return start;
  const style = text.indexOf(String.fromCharCode(EMOJI_STYLE), start + keycap);
  if (style >= 0 && style < end) end = style;
  return end;
}

function endOfFlag(text: string, start: number): number {
  const second = behindExtends(text, start + 2);
  return characterClass(text, second) === FLAG ? behindExtends(text, second + 2) : start;
}

const widthAt = (text: string, i: number): number => ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
