import exceptions from './lexicon.json' with { type: 'json' };
import spellings from './spellings.json' with { type: 'json' };

/**
 * Looks the whole term up, where the term stands backwards with its letters in order; or rewrites it once by a pattern
 * that Java's and JavaScript's expressions read alike; or turns its letters round; or takes white space off its ends.
 */
export type Stage =
  | { readonly kind: 'lookup'; readonly name: string; readonly backwards?: true }
  | {
      readonly kind: 'rewrite';
      readonly name: string;
      readonly pattern: string;
      readonly replacement: string;
    }
  | { readonly kind: 'reverse'; readonly name: string }
  | { readonly kind: 'trim'; readonly name: string };

/**
 * Stands before a term that a lookup has found, so that no later stage touches it; the last stage takes it away. A white
 * space: no token has one, no pattern's letters match it, and the filter `trim` removes it in no time. It is one that
 * Java's `String.trim`, which cleans the rules of the lookups, leaves alone.
 */
export const FOUND = '\u2003';

const lookup = (name: string): Stage => ({ kind: 'lookup', name });
const rewrite = (name: string, pattern: string, replacement: string): Stage => ({
  kind: 'rewrite',
  name,
  pattern: pattern.replaceAll('L', ARABIC),
  replacement,
});
const reverse: Stage = { kind: 'reverse', name: 'reverse' };
const unmark: Stage = { kind: 'trim', name: 'unmark' };

/** The letters of Arabic itself. A range costs less in every token than a property of Unicode. */
const ARABIC = '[\u0621-\u064a]';

/** `مدرسه` for `مدرسة` and `القاضى` for `القاضي`, where no word is known that is really written so. */
const lastLetters = [
  rewrite('final_ya', '^(L+)ى$', '$1ي'),
  rewrite('final_ta', '^([وف]?(?:[بك]?ال|لل)L{2,})ه$', '$1ة'),
];

/**
 * `مدرسة` for `مدرستها`, `مدرس` for `مدرسون`. The word stands backwards, so that one which ends otherwise is left alone
 * at its first letter: read forwards, these took a fifth of all time of indexing.
 */
const endings = [
  reverse,
  rewrite('ending_ta', '^(?:(?:امه|اه|مه|نه|ان|مك|ه)ت(?=L{3,}$)|نيت(?!س)(?=L{3,}$)|نات(?!س)(?=L{4,}$))', 'ة'),
  rewrite('ending', '^(?:(?:امه|اه|مه|نه|تا|[هة](?=ي))(?=L{3,}$)|(?:نو|ني)(?=L{4,}$))', ''),
  reverse,
];

/** Lemma by lemma: the lemma, then the words that have it and that the stages below would take elsewhere. */
export const lexicon: Readonly<Record<'lexicon' | 'spelling', readonly string[]>> = {
  lexicon: exceptions,
  spelling: spellings,
};

/**
 * From a normalised word to its lemma, or, where the word is not known, to a stem. The lexicon is asked for the word as
 * it stands, without its proclitics, and without its ending.
 */
export const stemStages: readonly Stage[] = [
  lookup('lexicon'),
  ...lastLetters,
  rewrite('proclitics', '^(?:[وف]?(?:[بك]?ال|لل)(?=L{3})|و(?=L{4})|[وف]?[بلك](?=(?:م|ت|است|ان)L{4}))', ''),
  lookup('lexicon'),
  ...endings,
  lookup('lexicon'),
  unmark,
];

/** The form as it is written, spellings of one word made one. Backwards, most words are known to be none at their first letter. */
export const exactStages: readonly Stage[] = [
  reverse,
  { kind: 'lookup', name: 'spelling', backwards: true },
  rewrite('last_ya', '^ى(L+)$', 'ي$1'),
  rewrite('last_ta', '^ه(L{2,}(?:لا[بك]?|لل)[وف]?)$', 'ة$1'),
  reverse,
  unmark,
];

const WEAK = '[اويىءة]*';
const STRONG = '[^اويىءة]';
const threeStrong = `(?=${WEAK}${STRONG}${WEAK}${STRONG}${WEAK}${STRONG})`;

/**
 * From the stem to its consonants, roughly its root: مقتل, قتيل and قاتل are قتل, تركيا and تركي ترك. Far too coarse to
 * find by, good to rank by. Words with fewer than three consonants are left as they are.
 */
export const rootStages: readonly Stage[] = [
  rewrite('root_prefix', `^(?:م(?:ست|ن)?|ت|است|ان(?!ت))${threeStrong}`, ''),
  rewrite('root_nisba', '^(.{2,})ي(?:ة|ا)?$', '$1'),
  rewrite(
    'root_consonants',
    `^${`${WEAK}(${STRONG})`.repeat(3)}${`${WEAK}(${STRONG}?)`.repeat(4)}${WEAK}$`,
    '$1$2$3$4$5$6$7',
  ),
];
