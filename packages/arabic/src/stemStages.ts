import exceptions from './lexicon.json' with { type: 'json' };
import spellings from './spellings.json' with { type: 'json' };

/** Looks the whole term up; or rewrites it once by a pattern that Java's and JavaScript's expressions read alike. */
export type Stage =
  | { readonly kind: 'lookup'; readonly name: string }
  | {
      readonly kind: 'rewrite';
      readonly name: string;
      readonly pattern: string;
      readonly replacement: string;
    };

/**
 * Stands before a term that a lookup has found, so that no later stage touches it; the last stage takes it away.
 * A character of private use, which no pattern's letters match.
 */
export const FOUND = '\ue000';

const lookup = (name: string): Stage => ({ kind: 'lookup', name });
const rewrite = (name: string, pattern: string, replacement: string): Stage => ({
  kind: 'rewrite',
  name,
  pattern,
  replacement,
});

/** `مدرسه` for `مدرسة` and `القاضى` for `القاضي`, where no word is known that is really written so. */
const lastLetters = [
  rewrite('final_ya', '^(\\p{L}+)ى$', '$1ي'),
  rewrite('final_ta', '^([وف]?(?:[بك]?ال|لل)\\p{L}{2,})ه$', '$1ة'),
];
const unmark = rewrite('unmark', `^${FOUND}`, '');

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
  rewrite(
    'proclitics',
    '^(?:[وف]?(?:[بك]?ال|لل)(?=\\p{L}{3})|و(?=\\p{L}{4})|[وف]?[بلك](?=(?:م|ت|است|ان)\\p{L}{4}))',
    '',
  ),
  lookup('lexicon'),
  rewrite('ending_ta', '^(\\p{L}{3,})ت(?:هما|ها|هم|هن|نا|كم|ه)$', '$1ة'),
  rewrite('ending', '^(\\p{L}{3,}?)(?:هما|ها|هم|هن|ات|(?<=\\p{L}{4})(?:ون|ين)|(?<=ي)ه|(?<=ي)ة)$', '$1'),
  lookup('lexicon'),
  unmark,
];

/** The form as it is written, spellings of one word made one. */
export const exactStages: readonly Stage[] = [lookup('spelling'), ...lastLetters, unmark];
