import { describe, expect, test } from 'vitest';
import { relativesOf } from './relatives.ts';

describe('relatives of a word', () => {
  test.each([
    ['مقتل', 'قتل'],
    ['قتلى', 'قتل'],
    ['وبالانتخابات', 'انتخب'],
    ['تركيا', 'تركي'],
  ])('%s has %s among them', (word, stem) => expect(relativesOf(word)).toContain(stem));

  test.each(['في', 'NATO', '2026', 'كوفيد-19', ''])('%s has none', (word) =>
    expect(relativesOf(word)).toEqual([]),
  );

  test('a stem is no relative of its own', () => {
    expect(relativesOf('وزير')).not.toContain('وزير');
  });
});
