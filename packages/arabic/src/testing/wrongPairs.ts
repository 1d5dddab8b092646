import { analyze } from '../analyze.ts';

/**
 * Pairs of words that should meet under the analyzer `stem`, each with the first word of its line, and pairs that should
 * stay apart, every two words of a line: how many there are, and those that do otherwise.
 */
export function wrongPairs({ meet, apart }: { readonly meet: string; readonly apart: string }) {
  const meeting = lines(meet).flatMap(([first = '', ...rest]) => rest.map((word) => [first, word] as const));
  const parted = lines(apart).flatMap((words) =>
    words.flatMap((a, i) => words.slice(i + 1).map((b) => [a, b] as const)),
  );
  const wrong = [
    ...meeting.filter(([a, b]) => term(a) !== term(b)).map(([a, b]) => `${a} and ${b} should meet`),
    ...parted.filter(([a, b]) => term(a) === term(b)).map(([a, b]) => `${a} and ${b} should stay apart`),
  ];
  return { pairs: meeting.length + parted.length, wrong };
}

const lines = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));

const term = (word: string): string =>
  analyze(word, 'stem')
    .map(({ token }) => token)
    .join(' ');
