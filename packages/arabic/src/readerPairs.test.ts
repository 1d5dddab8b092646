import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { readerPairs } from './testing/readerPairs.ts';

const term = (word: string): string =>
  analyze(word, 'stem')
    .map(({ token }) => token)
    .join(' ');

const lines = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));

/** Categories are small, so that one hard pair is many in a hundred: what is allowed is allowed over all of them. */
const checked = readerPairs.map(({ name, meet, apart }) => {
  const meeting = lines(meet).flatMap(([first = '', ...rest]) => rest.map((word) => [first, word] as const));
  const parted = lines(apart).flatMap((words) =>
    words.flatMap((a, i) => words.slice(i + 1).map((b) => [a, b] as const)),
  );
  const wrong = [
    ...meeting.filter(([a, b]) => term(a) !== term(b)).map(([a, b]) => `${name}: ${a} and ${b} should meet`),
    ...parted.filter(([a, b]) => term(a) === term(b)).map(([a, b]) => `${name}: ${a} and ${b} should part`),
  ];
  return { pairs: meeting.length + parted.length, wrong };
});

test('at least 98 in 100 of the pairs that a reader tries meet or stay apart', () => {
  const pairs = checked.reduce((sum, each) => sum + each.pairs, 0);
  const wrong = checked.flatMap((each) => each.wrong);
  expect(pairs).toBeGreaterThan(1_000);
  expect(wrong.length / pairs, wrong.join('\n')).toBeLessThanOrEqual(0.02);
});
