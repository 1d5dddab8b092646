import type { EntityType } from '@rasid/contracts';
import type { Gazetteer, GazetteerEntry, Known } from './gazetteer.ts';
import { readings, type WordText } from './words.ts';

/** A name where it stands, in UTF-16 units of the text, without its proclitics; the end exclusive. */
export type Mention = {
  readonly type: EntityType;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly id?: string;
  readonly role?: string;
};

/** Finds the names of the gazetteer, the longest at each place. */
export function findKnownNames(text: WordText, gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const found = findAt(text, i, gazetteer);
    if (!found) continue;
    mentions.push(found.mention);
    i += found.words - 1;
  }
  return mentions;
}

function findAt(
  text: WordText,
  i: number,
  gazetteer: Gazetteer,
): { mention: Mention; words: number } | undefined {
  const word = text.words[i];
  if (!word) return undefined;
  for (const { rest, taken } of readings(word.folded)) {
    const entry = gazetteer.get(rest)?.find(({ words }) => matches(text, i, words));
    if (!entry || isAdjective(text, i, entry)) continue;
    const known = entry.known[0] as Known;
    const end = text.words[i + entry.words.length - 1]?.end ?? word.end;
    const { type, name, id } = known;
    return { words: entry.words.length, mention: { type, name, id, start: text.startInside(i, taken), end } };
  }
  return undefined;
}

/** The words behind the first, with nothing but spaces between. */
function matches(text: WordText, i: number, words: readonly string[]): boolean {
  for (let k = 1; k < words.length; k++) {
    if (text.words[i + k]?.folded !== words[k] || text.isBrokenAfter(i + k - 1)) return false;
  }
  return true;
}

/** «صور» and «مالي» are cities and common words: they count only after a word that asks for a place. */
const COMMON_WORDS = new Set([
  'صور',
  'فاس',
  'حماه',
  'الابيض',
  'البيضاء',
  'الزاويه',
  'الخليل',
  'سرت',
  'العيون',
  'قابس',
  'عدن',
  'صحار',
  'مشهد',
  'مالي',
]);
const PLACE_WORDS =
  /^(?:[وف]?[بلك]?(?:ال)?)?(?:مدينه|مدينتي|بلده|محافظه|ولايه|ميناء|مطار|جامعه|في|الي|من|شمال|جنوب|شرق|غرب|اقليم|دوله|جمهوريه)$/;

function isAdjective(text: WordText, i: number, { words }: GazetteerEntry): boolean {
  const [only = ''] = words;
  if (words.length > 1 || !COMMON_WORDS.has(only)) return false;
  const word = text.words[i]?.folded ?? '';
  const before = text.words[i - 1]?.folded ?? '';
  return !PLACE_WORDS.test(before) && !/^[بل]/.test(word);
}
