import { fold } from '@rasid/arabic';
import { plainText } from '../plainText.ts';
import { scriptText } from './linkedData.ts';
import type { PageElement } from './page.ts';
import { parseTolerantly } from './parseTolerantly.ts';

const BODY_KEY =
  /^(?:article_?body|body|content|text|full_?text|html|story|description|details?|paragraphs|blocks|elements)$/i;
const TEXT_KEY = /^(?:text|content|html|value|body|paragraph|data)$/i;
const TITLE_KEY = /^(?:title|headline|name|heading)$/i;
const MIN_CHARACTERS = 200;
const MAX_DEPTH = 14;
const MAX_NODES = 20_000;

type Candidate = { readonly text: string; readonly hasTitle: boolean };

/**
 * The article in the data that a page hands to its scripts (`__NEXT_DATA__` and its kin): the longest text under a name
 * that means one, before all beside the page's own title.
 */
export function findScriptText(
  scripts: readonly PageElement[],
  title: string | undefined,
): string | undefined {
  const candidates: Candidate[] = [];
  const wanted = title === undefined ? undefined : bare(title);
  let nodes = 0;
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES || typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    const hasTitle =
      wanted !== undefined &&
      entries.some(
        ([key, inner]) => TITLE_KEY.test(key) && typeof inner === 'string' && bare(inner) === wanted,
      );
    for (const [key, inner] of entries) {
      const text = BODY_KEY.test(key) ? textOf(inner) : '';
      if (text.length >= MIN_CHARACTERS) candidates.push({ text, hasTitle });
      visit(inner, depth + 1);
    }
  };
  for (const script of scripts) visit(parseTolerantly(scriptText(script)), 0);
  return candidates.sort(
    (a, b) => Number(b.hasTitle) - Number(a.hasTitle) || b.text.length - a.text.length,
  )[0]?.text;
}

const bare = (title: string): string =>
  fold(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Text, HTML, or a list of either, as editors store paragraphs. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return plainText(value);
  if (!Array.isArray(value)) return '';
  const lines = value.slice(0, 500).map((item: unknown) => {
    if (typeof item === 'string') return plainText(item);
    if (typeof item !== 'object' || item === null) return '';
    const found = Object.entries(item).find(
      ([key, inner]) => TEXT_KEY.test(key) && typeof inner === 'string',
    );
    return found ? plainText(String(found[1])) : '';
  });
  return lines.filter(Boolean).join('\n');
}
