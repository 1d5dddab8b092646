import { readMarkup } from './readMarkup.ts';

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
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe']);

/** The text of a bit of HTML: one line a paragraph, white space folded, entities read. Plain text stays as it is. */
export function plainText(html: string): string;
export function plainText(html: string | undefined): string | undefined;
export function plainText(html: string | undefined): string | undefined {
  if (html === undefined) return undefined;
  const source = html.includes('<') ? html : html.replaceAll('\n', '<br>');
  let text = '';
  let silent = 0;
  const onTag = (name: string, step: 1 | -1): void => {
    if (SILENT.has(name)) silent = Math.max(0, silent + step);
    if (BLOCK.has(name)) text += '\n';
  };
  const onText = (part: string): void => {
    if (silent === 0) text += part.replace(/\s+/g, ' ');
  };
  readMarkup(source, {
    onopentagname: (start, end) => onTag(source.slice(start, end).toLowerCase(), 1),
    onclosetag: (start, end) => onTag(source.slice(start, end).toLowerCase(), -1),
    ontext: (start, end) => onText(source.slice(start, end)),
    ontextentity: (code) => onText(String.fromCodePoint(code)),
  });
  return foldLines(text);
}

/** White space folded within lines; empty lines left out. */
const foldLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
