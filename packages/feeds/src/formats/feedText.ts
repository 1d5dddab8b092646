import { decodeHTMLStrict } from 'entities';
import { known } from '../parsedFeed.ts';
import { plainText } from '../plainText.ts';

/** A line of text, and what the publisher wrote where that holds markup. */
export type FieldText = { readonly text: string; readonly markup?: string };

/** A tag of HTML, and no comparison or mark in angle brackets. */
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figure|font|h[1-6]|hr|i|iframe|img|ins|li|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|table|t[dhr]|u|ul)(?:\s[^<>]*)?\/?>/i;
const hasMarkup = (text: string): boolean => TAG.test(text);

/** No headline is longer; what is beyond is not read. */
const MAX_CHARACTERS = 10_000;

/** A title, a name or a category: as one line without markup, entities read even where they were escaped twice. */
export function readLine(published: string | undefined): FieldText | undefined {
  const raw = published?.slice(0, MAX_CHARACTERS).trim();
  if (!raw) return undefined;
  if (hasMarkup(raw)) return marked(raw, raw);
  const decoded = decodeHTMLStrict(raw);
  if (hasMarkup(decoded)) return marked(decoded, raw);
  const text = oneLine(decodeHTMLStrict(decoded));
  return text === '' ? undefined : { text };
}

function marked(html: string, markup: string): FieldText | undefined {
  const text = oneLine(plainText(html));
  return text === '' ? undefined : { text, markup };
}

const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

export const lineOf = (published: string | undefined): string | undefined => readLine(published)?.text;

/** Each once, in order. */
export function linesOf(published: readonly (string | undefined)[]): string[] | undefined {
  const lines = new Set(published.map(lineOf).filter((line) => line !== undefined));
  return lines.size > 0 ? [...lines] : undefined;
}

const MAIL = /^(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+$/i;
const NAME_BESIDE_MAIL = /^(.*?)\s*[(<[]([^()<>[\]]*)[)>\]]\s*$/;

/** «بقلم: أحمد علي», «(أحمد علي)». */
const BYLINE = /^(?:بقلم|كتب(?:ت)?|إعداد|تحرير|by)\s*[:/]\s*|^(?:بقلم|by)\s+/i;
const IN_BRACKETS = /^\(([^()]+)\)$/;

/** A name out of `mail (name)`, `name (mail)` and `name <mail>`; the mail where there is nothing else. */
function readAuthor(published: string | undefined): FieldText | undefined {
  const raw = published?.replaceAll('\n', ' ').trim();
  const [, before = '', within = ''] = NAME_BESIDE_MAIL.exec((raw ?? '').slice(0, 500)) ?? [];
  if (MAIL.test(before) && within.trim() !== '') return readLine(within);
  if (MAIL.test(within.trim()) && before !== '') return readLine(before);
  return readLine(
    raw
      ?.replace(/^mailto:/i, '')
      .replace(BYLINE, '')
      .replace(IN_BRACKETS, '$1'),
  );
}

/** All names; mails count where nobody has a name. */
export function readAuthors(published: readonly (string | undefined)[]): FieldText | undefined {
  const all = published.map(readAuthor).filter((author) => author !== undefined);
  const named = all.filter(({ text }) => !MAIL.test(text));
  const shown = named.length > 0 ? named : all.slice(0, 1);
  const [first] = shown;
  return shown.length === 1
    ? first
    : first && { text: [...new Set(shown.map(({ text }) => text))].join(', ') };
}

/** RSS asks for a mail where others put a name; a name says more. */
export const isMail = (author: FieldText): boolean => MAIL.test(author.text);

/** Text for fields of a feed, and what was published where that holds markup. */
export function asFields(title: FieldText | undefined, author: FieldText | undefined) {
  const markup = known({ title: title?.markup, author: author?.markup });
  return {
    title: title?.text,
    author: author?.text,
    asPublished: Object.keys(markup).length > 0 ? markup : undefined,
  };
}
