/** What separates tags where people write them; selectors and headers hold commas of their own. */
const LOOSE = /[|,;،؛\n\r]/;
const STRICT = /[|\n\r]/;

/** Joins with `|`; separators inside a part, and backslashes, get a backslash. `splitParts` reads it back. */
export const joinParts = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\|,;،؛\n\r]/g, '\\$&')).join('|');

export const splitTags = (text: string): string[] => split(text, LOOSE);
export const splitParts = (text: string): string[] => split(text, STRICT);

/** Parts without the space around them; empty ones are none, and of equal ones the first counts. */
function split(text: string, separator: RegExp): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    const isEscaped = char === '\\' && /[\\|,;،؛\n\r]/.test(text[i + 1] ?? '');
    if (isEscaped) parts.push((parts.pop() ?? '') + text[++i]);
    else if (separator.test(char)) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}
