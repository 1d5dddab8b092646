import { fold } from '@rasid/arabic';
import { strongTitles, titleTails, titles } from './data/persons.ts';
import type { Mention } from './knownNames.ts';
import { memoByLexeme } from './lexeme.ts';
import { readKnownName, readUnknownName } from './nameRun.ts';
import type { TextWord, WordText } from './words.ts';

const titleSet = new Set(titles.map(fold));
const strongSet = new Set(strongTitles.map(fold));
const tailSet = new Set(titleTails.map(fold));
const titleReading = memoByLexeme(({ readings }) => readings.find(({ rest }) => titleSet.has(rest)) ?? null);
const MOST_TAILS = 4;

/** People: a known first name with what follows it, or whatever name follows a title that only people bear. */
export function findPersons(text: WordText, original: string): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const word = text.words[i] as TextWord;
    const title = titleBefore(text, i);
    const run =
      readKnownName(text, i, title !== undefined) ?? (title?.isStrong ? readUnknownName(text, i) : undefined);
    if (!run || isPreposition(original, word)) continue;
    const start = text.startInside(i, run.taken);
    const end = text.words[run.last]?.end ?? word.end;
    const name = canonicalName(original.slice(start, end));
    const role = title === undefined ? '' : original.slice(title.start, word.start).trim();
    mentions.push({ type: 'PER', start, end, name, id: personId(name), ...(role !== '' && { role }) });
    i = run.last;
  }
  return mentions;
}

/** Without marks and tatweel, and with «عبد» apart, so that «عبدالله» and «عبد الله» are one. */
export const canonicalName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0670\u0640\u200c-\u200f\u202a-\u202e]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(^| )عبدال(?=\S{2})/g, '$1عبد ال');

const personId = (name: string): string => `per:${fold(name).replaceAll(' ', '-')}`;

/** Folding makes على of علي; the last letter as it was written tells them apart. */
const isPreposition = (original: string, { start, end, lexeme }: TextWord): boolean =>
  lexeme.folded.length <= 4 && original.slice(start, end).endsWith('لى') && !lexeme.folded.startsWith('ليل');

type Title = { readonly start: number; readonly isStrong: boolean };

/** The title that leads up to a word, if one does. */
function titleBefore(text: WordText, i: number): Title | undefined {
  for (let k = i - 1; k >= 0 && i - k <= MOST_TAILS + 1; k--) {
    if (text.isBrokenAfter(k)) return undefined;
    const { lexeme } = text.words[k] as TextWord;
    const title = titleReading(lexeme);
    if (title) return { start: text.startInside(k, title.taken), isStrong: strongSet.has(title.rest) };
    if (!tailSet.has(lexeme.folded)) return undefined;
  }
  return undefined;
}
