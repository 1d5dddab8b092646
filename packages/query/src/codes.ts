import { fold } from '@rasid/arabic';
import { topicTable } from '@rasid/contracts';
import type { CodeField } from './ast.ts';

/** Names that the news uses and the registers of countries do not. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  SA: ['السعودية', 'المملكة'],
  AE: ['الإمارات'],
  PS: ['فلسطين'],
  SY: ['سوريا', 'سورية'],
  US: ['أمريكا', 'أميركا', 'USA'],
  GB: ['بريطانيا', 'UK', 'Britain'],
  CD: ['الكونغو الديمقراطية'],
  KR: ['كوريا الجنوبية'],
  KP: ['كوريا الشمالية'],
};

const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
const ALPHA_2 = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

const keyOf = (name: string): string => fold(name).toLowerCase().trim();

const countries = new Map<string, string>();
for (const language of ['ar', 'en']) {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  for (const alpha2 of ALPHA_2) {
    const name = names.of(alpha2);
    // a code that has been given up has its successor's name
    if (name !== undefined && !countries.has(keyOf(name))) countries.set(keyOf(name), alpha2);
  }
}
for (const [alpha2, names] of Object.entries(SHORT_NAMES))
  for (const name of names) countries.set(keyOf(name), alpha2);

const topics = new Map<string, string>(
  topicTable.flatMap(({ slug, label }) => [
    [keyOf(label), slug],
    [keyOf(label.replace(/^ال/, '')), slug],
  ]),
);

const slugOf = (given: string): string =>
  given
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** The code that is meant: a topic by slug or Arabic name, a country by code or name, a language by code. */
export function codeOf(field: CodeField, given: string): string | undefined {
  if (field === 'topic') return topics.get(keyOf(given)) ?? (slugOf(given) || undefined);
  if (field === 'lang') return /^[a-z]{2,3}$/i.test(given) ? given.toLowerCase() : undefined;
  return /^[a-z]{2}$/i.test(given) && keyOf(given) !== 'uk'
    ? given.toUpperCase()
    : countries.get(keyOf(given));
}
