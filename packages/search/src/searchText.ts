/** What a person typed, taken apart: words, "phrases" (also «…» and “…”), and what is excluded with a minus. */
export type SearchText = {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
};

const PART = /(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/g;

/** Never fails: an unclosed quote is part of its word. */
export function readSearchText(text: string): SearchText {
  const words: string[] = [];
  const phrases: string[] = [];
  const excluded: string[] = [];
  for (const [, minus, ...groups] of text.matchAll(PART)) {
    const word = groups[3];
    const part = (groups.find((group) => group !== undefined) ?? '').trim();
    if (part === '') continue;
    if (minus) excluded.push(part);
    else if (word === undefined) phrases.push(part);
    else words.push(part);
  }
  return { words, phrases, excluded };
}
