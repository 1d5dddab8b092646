import { fold } from '@rasid/arabic';
import { isTimeZone } from '../dates/zonedTime.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Names as they stand in lists: with the article or without, in any spelling of hamza and ta marbuta. */
export const nameKey = (name: string): string =>
  fold(name)
    .toLowerCase()
    .replace(/[\s_.:*\-\u2010-\u2015]+/g, '')
    .replace(/^ال/, '');

/** What people write and CLDR does not. */
const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  السعودية: 'SA',
  الإمارات: 'AE',
  فلسطين: 'PS',
  'الولايات المتحدة الأمريكية': 'US',
  أمريكا: 'US',
  بريطانيا: 'GB',
  Palestine: 'PS',
  UAE: 'AE',
  USA: 'US',
};

type Kind = {
  readonly type: 'region' | 'language';
  readonly canonical: (code: string) => string | undefined;
};

const region: Kind = { type: 'region', canonical: (code) => canonicalTag(`und-${code}`)?.slice(4) };
const language: Kind = { type: 'language', canonical: (code) => canonicalTag(code) };

/** Codes by their names in Arabic and English (CLDR, through Intl); a code that was replaced gives the new one. */
function codesByName({ type, canonical }: Kind, aliases: Readonly<Record<string, string>>) {
  const known = new Map(Object.entries(aliases).map(([name, code]) => [nameKey(name), code]));
  for (const locale of ['ar', 'en']) {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'none' });
    for (const code of pairs) {
      const [name, current] = [names.of(code), canonical(code)];
      if (name !== undefined && current !== undefined) known.set(nameKey(name), current);
    }
  }
  return known;
}

let countries: Map<string, string> | undefined;
let languages: Map<string, string> | undefined;

/** ISO 3166-1 alpha-2 of `ly`, `LY`, «ليبيا» or `Libya`. */
export function countryCode(text: string): string | undefined {
  const given = text.trim();
  if (/^[a-z]{2}$/i.test(given)) return region.canonical(given);
  return (countries ??= codesByName(region, COUNTRY_ALIASES)).get(nameKey(given));
}

/** BCP 47 of `ar`, `ar-LY`, «العربية» or `Arabic`. */
export function languageTag(text: string): string | undefined {
  const given = text.trim();
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(given)) return canonicalTag(given);
  return (languages ??= codesByName(language, {})).get(nameKey(given));
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** An IANA time zone; an offset such as `+03:00` is one too. */
export function timeZoneName(text: string): string | undefined {
  const given = text.trim();
  return isTimeZone(given) ? given : undefined;
}
