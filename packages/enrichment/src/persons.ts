import { fold } from '@rasid/arabic';
import { firstNames, nameParticles, notNames, strongTitles, titleTails, titles } from './data/persons.ts';
import type { Mention } from './knownNames.ts';
import { memoByLexeme } from './lexeme.ts';
import type { TextWord, WordText } from './words.ts';

const titleSet = new Set(titles.map(fold));
const strongSet = new Set(strongTitles.map(fold));
const tailSet = new Set(titleTails.map(fold));
const firstSet = new Set(firstNames.map(fold));
const particleSet = new Set(nameParticles.map(fold));
const stopSet = new Set(notNames.map(fold));
const titleReading = memoByLexeme(({ readings }) => readings.find(({ rest }) => titleSet.has(rest)) ?? null);
const nameReading = memoByLexeme(
  ({ readings }) => readings.find(({ rest }) => firstSet.has(rest) || particleSet.has(rest)) ?? null,
);
const MOST_WORDS = 4;
const MOST_TAILS = 4;

/** People: a known first name with what follows it, or whatever name follows a title. */
export function findPersons(text: WordText, original: string): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const title = titleBefore(text, i);
    const found = readName(text, i, title);
    if (found && isPreposition(original, text.words[i])) continue;
    if (!found) continue;
    const end = text.words[found.last]?.end ?? 0;
    const name = original.slice(found.start, end).replace(/\s+/g, ' ');
    const role = title === undefined ? undefined : original.slice(title.start, text.words[i]?.start).trim();
    mentions.push({
      type: 'PER',
      start: found.start,
      end,
      name,
      id: `per:${fold(name).replaceAll(' ', '-')}`,
      ...(role && { role }),
    });
    i = found.last;
  }
  return mentions;
}

/** Folding makes على of علي; the last letter as it was written tells them apart. */
const isPreposition = (original: string, word: TextWord | undefined): boolean =>
  word !== undefined && original.slice(word.start, word.end).endsWith('لى');

type Title = { readonly start: number; readonly isStrong: boolean };

/** The title that leads up to a word, if one does. */
function titleBefore(text: WordText, i: number): Title | undefined {
  for (let k = i - 1; k >= 0 && i - k <= MOST_TAILS + 1; k--) {
    if (text.isBrokenAfter(k)) return undefined;
    const word = text.words[k];
    if (!word) return undefined;
    const title = titleReading(word.lexeme);
    if (title) return { start: text.startInside(k, title.taken), isStrong: strongSet.has(title.rest) };
    if (!tailSet.has(word.lexeme.folded)) return undefined;
  }
  return undefined;
}

/** A name from this word on. Without a title the first word has to be a known first name and a second has to follow. */
function readName(
  text: WordText,
  i: number,
  title: Title | undefined,
): { start: number; last: number } | undefined {
  const word = text.words[i];
  if (!word) return undefined;
  const reading = nameReading(word.lexeme);
  const known = reading !== null && firstSet.has(reading.rest);
  if (
    !known &&
    !(
      title?.isStrong &&
      isNameLike(word.lexeme.folded) &&
      !tailSet.has(word.lexeme.folded) &&
      !word.lexeme.folded.startsWith('ال')
    )
  )
    return undefined;
  const last = lastOfName(text, i, word.lexeme.folded);
  const length = last - i + 1;
  if (length < 2 || (!known && length < 2))
    return title && known ? { start: text.startInside(i, reading.taken), last } : undefined;
  return { start: text.startInside(i, known ? reading.taken : 0), last };
}

function lastOfName(text: WordText, first: number, firstWord: string): number {
  let last = first;
  let open = particleSet.has(firstWord);
  for (let i = first + 1; i < text.words.length && i - first < MOST_WORDS + (open ? 1 : 0); i++) {
    const word = text.words[i]?.lexeme.folded ?? '';
    if (text.isBrokenAfter(i - 1) || !isNameLike(word)) break;
    const particle = particleSet.has(word);
    // behind the second word only what surely is a name goes on
    if (
      i - first >= 2 &&
      !open &&
      !particle &&
      !firstSet.has(word) &&
      !(word.startsWith('ال') && !tailSet.has(word) && firstSet.has(text.words[i - 1]?.lexeme.folded ?? ''))
    )
      break;
    open = particle;
    if (!particle) last = i;
  }
  return last;
}

const isNameLike = (word: string): boolean =>
  /^[\u0621-\u064a]{2,}$/.test(word) &&
  !stopSet.has(word) &&
  !titleSet.has(word) &&
  !/^(?:و?[بلك]ال|لل|وال|سي|وي)/.test(word);
