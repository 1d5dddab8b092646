import { fold } from '@rasid/arabic';
import { linePhrases, type LineKindName } from './linePhrases.ts';

export type LineKind = {
  readonly kind: LineKindName;
  /** Nothing stands behind the phrase: it is the label of what follows. */
  readonly isLabel: boolean;
  /** A colon or the like stands behind it. */
  readonly isMarked: boolean;
};

type Phrase = { readonly words: string; readonly kind: LineKindName };

/** The phrases by their first word, the longest first. */
const byFirstWord = new Map<string, Phrase[]>();
for (const [kind, list] of Object.entries(linePhrases) as [LineKindName, readonly string[]][]) {
  for (const words of list.map((phrase) => fold(phrase))) {
    const first = /^[^\s/]+/.exec(words)?.[0] ?? '';
    const others = byFirstWord.get(first) ?? [];
    byFirstWord.set(
      first,
      [...others, { words, kind }].sort((a, b) => b.words.length - a.words.length),
    );
  }
}

const LONGEST = 180;
/** «قد يعجبك أيضا» is as much a label as «قد يعجبك». */
const ALSO = /^ (?:ايضا|كذلك)(?!\p{L})/u;

/** What a short line is that begins with words of the site and not of the article; the longest such words count. */
export function readLineKind(line: string): LineKind | undefined {
  if (line.length > LONGEST) return undefined;
  const folded = fold(line)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/g, ' ');
  const first = /^[^\s/:.،,|…!؟?-]+/.exec(folded)?.[0] ?? '';
  const found = byFirstWord
    .get(first)
    ?.find(({ words }) => folded.startsWith(words) && !/^[\p{L}\p{N}]/u.test(folded.slice(words.length)));
  if (!found) return undefined;
  const rest = folded.slice(found.words.length);
  return {
    kind: found.kind,
    isLabel: !/\p{L}/u.test(rest.replace(ALSO, '')) && rest.length < 12,
    isMarked: /^\s*[:|»>-]/.test(rest),
  };
}
