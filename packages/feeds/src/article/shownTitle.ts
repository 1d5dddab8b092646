import { isHeading, type Block } from './blocks.ts';
import { readLineKind } from './lineKinds.ts';
import { isByline } from './siteLines.ts';

const LINES_BEFORE = 12;
const LONGEST = 180;
const SHORTEST = 12;

/** The headline of a page that marks none: the last line before the text that may be one, else how the text begins. */
export function shownTitle(before: readonly Block[], text: string): string | undefined {
  const candidates = before
    .slice(-LINES_BEFORE)
    .filter(
      ({ text: line, linkChars }) => linkChars === 0 && line.length >= SHORTEST && line.length <= LONGEST,
    )
    .filter(({ text: line }) => !isByline(line) && readLineKind(line) === undefined);
  const heading = candidates.filter(isHeading).at(-1) ?? candidates.at(-1);
  return heading?.text ?? beginningOf(text);
}

const BEGINNING = 100;

function beginningOf(text: string): string | undefined {
  const [line = ''] = text.split('\n', 1);
  if (line.length <= BEGINNING) return line || undefined;
  return `${line.slice(0, line.lastIndexOf(' ', BEGINNING))}…`;
}
