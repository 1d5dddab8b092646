import { createHash } from 'node:crypto';
import type { FeedEntry } from '@rasid/contracts';

/** Query parameters that tell where a reader came from, and nothing about the article. */
const TRACKERS =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|mkt_tok|_hs\w*|ocid|cmpid|cmp|ns_\w+|at_\w+|ref|ref_src|s_cid|spm)$/i;

/** Names that tell so only by what they say. */
const FROM_WHERE = /^(?:from|source|src|via)$/i;
const READERS =
  /^(?:rss|feed|atom|rss_?feed|home|homepage|twitter|x|facebook|fb|telegram|whatsapp|instagram|google_?news)$/i;
/** Sessions of readers, which some servers write into addresses. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*)$/i;
const SESSION_IN_PATH = /;(?:jsessionid|phpsessid)=[^/]*/gi;

const saysNothing = (name: string, value: string): boolean =>
  TRACKERS.test(name) || SESSION.test(name) || (FROM_WHERE.test(name) && READERS.test(value));

/** Copies that Google keeps of AMP pages: https://developers.google.com/amp/cache/overview */
const AMP_COPY =
  /^https?:\/\/(?:[^/]+\.cdn\.ampproject\.org\/[cv]\/|(?:www\.)?google\.[a-z.]+\/amp\/)(s\/)?(?=[^/]+\.[^/]+\/)/i;
const withoutCopy = (link: string): string =>
  link.replace(AMP_COPY, (_, secure?: string) => (secure ? 'https://' : 'http://'));

/**
 * The one spelling of an article's address, still good for fetching: host in lower case, no default port, no fragment,
 * no trackers or sessions, parameters in order, one percent-encoding. Undefined where it is no http address.
 */
export function canonicalUrl(link: string, base?: string): string | undefined {
  const url = URL.parse(withoutCopy(link.trim()), base);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  if (!/^#!./.test(url.hash)) url.hash = ''; // behind `#!` stands what a script shows
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  url.pathname = oneEncoding(url.pathname.replace(SESSION_IN_PATH, '')).replace(/\/{2,}/g, '/');
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, '');
  const kept = [...url.searchParams]
    .filter(([name, value]) => !saysNothing(name, value))
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  url.search = new URLSearchParams(kept).toString();
  return url.href;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Decoded and encoded again, so that %d8 and %D8 and the letter itself are one; broken escapes stay as they are. */
function oneEncoding(path: string): string {
  return path
    .split('/')
    .map((part) => {
      try {
        return encodeURIComponent(decodeURIComponent(part)).replace(
          /%(2C|3A|40|24|26|2B|3B|3D|21|27|28|29|2A)/g,
          (code) => decodeURIComponent(code),
        );
      } catch {
        return part;
      }
    })
    .join('/');
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Hosts of one site for other screens. */
const SCREEN_HOST = /^https?:\/\/(?:(?:www|m|mobile|amp|wap)\.(?=[^/]*\.))*/;
const AMP_PATH = /^([^/?]+)\/amp\/|\/amp(?=$|\?)|\.amp(?=\.html?(?:$|\?))/;
/** Parameters that show the same article in another dress. */
const DRESS =
  /^(?:amp(?:=(?:1|true)?)?|outputType=amp|(?:print|mobile)=(?:1|true|yes)?|view=(?:print|mobile))$/i;

/**
 * The article id, of a canonical URL: one by http and https, with `www.` and without, on the site for telephones, as an
 * AMP page and for printing, and however its letters are composed.
 */
export function articleIdOf(canonical: string): string {
  const address = canonical
    .replace(SCREEN_HOST, '')
    .replace(AMP_PATH, (_, host?: string) => (host ? `${host}/` : ''));
  const [path = '', query] = address.split('?');
  const kept = query?.split('&').filter((parameter) => !DRESS.test(parameter)) ?? [];
  return hashOf(composed(kept.length > 0 ? `${path}?${kept.join('&')}` : path));
}

/** Of a letter and its sign in two, the one letter: Apple's systems write آ so. */
function composed(address: string): string {
  try {
    const text = decodeURI(address);
    const one = text.normalize('NFC');
    return one === text ? address : encodeURI(one);
  } catch {
    return address;
  }
}

/** Over the entry's own words; tells an update from a repeat. */
export const entryHashOf = ({ title, summary, content, updatedAt }: FeedEntry): string =>
  hashOf(
    [title, summary, content, updatedAt]
      .map((part) => (part ?? '').replace(/\s+/g, ' ').trim())
      .join('\u0000'),
  );
