import { describe, expect, test } from 'vitest';
import { isFunctionWord, isQuestionWord } from './functionWords.ts';

describe('words that say nothing of what a text is about', () => {
  test.each(['في', 'وفي', 'على', 'هذه', 'وهذه', 'إلى', 'الى', 'فإن', 'The'])('%s is one', (word) => {
    expect(isFunctionWord(word)).toBe(true);
  });

  // names that look like one
  test.each(['علي', 'بن', 'أم', 'الله', 'كانو', 'وفيق', 'فيصل', 'مني', 'وليد', 'هدى', 'انتخابات'])(
    '%s is none',
    (word) => expect(isFunctionWord(word)).toBe(false),
  );
});

test.each([
  ['متى', true],
  ['ومتى', true],
  ['أين', true],
  ['مصر', false],
])('%s asks: %s', (word, asks) => expect(isQuestionWord(word)).toBe(asks));
