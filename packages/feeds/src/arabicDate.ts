import { decodeHTML } from 'entities';
import { readDate, writeDate, type DateContext } from './dates/readDate.ts';
import { readStamp } from './dates/stamp.ts';

export type { DateContext };

/**
 * Reads a date as outlets write it in Arabic, and in English and French: a day as `YYYY-MM-DD`, a moment as RFC 3339 with
 * its zone. Undefined for no date, an impossible or unclear one, or one more than a day ahead. Hijri dates follow the
 * calendar of Umm al-Qura.
 */
export function parseArabicDate(text: string, context: DateContext): string | undefined {
  const plain = text.includes('&') ? decodeHTML(text) : text;
  const found = readStamp(plain, context) ?? readDate(plain, context);
  return found && writeDate(found);
}
