import { isFunctionWord, isQuestionWord } from '@rasid/arabic';
import { isPlain, soughtWords, type Query } from '@rasid/query';

/**
 * Which articles a query finds. `all`: those that it matches, as in an alert. `best`: those with any of its words, the
 * closest first, for a sentence or a question, whose words no article has all of.
 */
export type Matching = 'all' | 'best';

/** From so many words on that say something, words alone are a sentence. */
const SENTENCE = 5;
const QUESTION = 3;
const QUESTION_MARK = /[؟?]$/;

/** How a query is meant where nobody said so: words alone are a sentence when they are many, or ask. */
export function matchingOf(query: Query): Matching {
  if (!isPlain(query)) return 'all';
  const words = soughtWords(query).map(({ text }) => text);
  const asks =
    words.length >= QUESTION && (isQuestionWord(words[0] ?? '') || QUESTION_MARK.test(words.at(-1) ?? ''));
  return asks || wordsThatSay(words).length >= SENTENCE ? 'best' : 'all';
}

/** Whether the words may be read as a sentence at all. */
export const mayBeSentence = (query: Query): boolean => isPlain(query) && soughtWords(query).length > 1;

/** The words without those that are in every text; all of them where there are no others. */
export function wordsThatSay(words: readonly string[]): readonly string[] {
  const saying = words.filter((word) => !isFunctionWord(word));
  return saying.length > 0 ? saying : words;
}
