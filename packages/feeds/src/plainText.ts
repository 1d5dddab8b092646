import { Parser } from 'htmlparser2';
import { writeBounded } from './writeBounded.ts';

const BLOCK = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'article',
  'figure',
  'ul',
  'ol',
  'table',
]);
/** Far more than anybody leaves open by mistake. */
const MAX_OPEN = 2_000;
const MAX_CHARACTERS = 2_000_000;
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe']);

/** The text of a bit of HTML: one line a paragraph, white space folded, entities read. Plain text stays as it is. */
export function plainText(html: string): string;
export function plainText(html: string | undefined): string | undefined;
export function plainText(html: string | undefined): string | undefined {
  if (html === undefined) return undefined;
  let text = '';
  let silent = 0;
  let open = 0;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        open++;
        if (SILENT.has(name)) silent++;
        if (BLOCK.has(name)) text += '\n';
      },
      ontext: (part) => {
        if (silent === 0) text += part.replace(/\s+/g, ' ');
      },
      onclosetag: (name) => {
        open--;
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        if (BLOCK.has(name)) text += '\n';
      },
    },
    { decodeEntities: true },
  );
  const bounded = html.slice(0, MAX_CHARACTERS);
  writeBounded(
    parser,
    bounded.includes('<') ? bounded : bounded.replaceAll('\n', '<br>'),
    () => open > MAX_OPEN,
  );
  return foldLines(text);
}

/** White space folded within lines; empty lines left out. */
export const foldLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
