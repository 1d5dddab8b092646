import { checkRules } from '../article/siteRules.ts';
import { countryCode, languageTag, timeZoneName } from './codes.ts';
import { formatInterval, parseInterval } from './interval.ts';
import { joinParts, splitParts, splitTags } from './textLists.ts';

/** How a setting's value is written as text, in a cell, an attribute or an option; undefined where text is no value. */
type Codec<T> = {
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string;
};

export type FeedField = {
  /** Where it stands in a feed. */
  readonly path: readonly string[];
  readonly read: (text: string) => unknown;
  readonly write: (value: unknown) => string;
  /** For an error: what was expected. */
  readonly expected: string;
  /** Other names of its column, in English and Arabic. */
  readonly headings: readonly string[];
};

function field<T>(path: string, codec: Codec<T>, expected: string, headings: string): FeedField {
  return {
    path: path.split('.'),
    read: codec.read,
    write: codec.write as (value: unknown) => string,
    expected,
    headings: headings.split(', '),
  };
}

const asIs = (value: string): string => value;
const text: Codec<string> = { read: (given) => given.trim() || undefined, write: asIs };
const verbatim: Codec<string> = { read: asIs, write: asIs };
const code = (read: (given: string) => string | undefined): Codec<string> => ({ read, write: asIs });
const interval: Codec<number> = { read: parseInterval, write: formatInterval };
const tags: Codec<string[]> = { read: splitTags, write: joinParts };
const isSelector = (given: string): boolean => checkRules({ content: given }).length === 0;
const selector: Codec<string> = {
  read: (given) => (isSelector(given.trim()) ? given.trim() : undefined),
  write: asIs,
};
const selectors: Codec<string[]> = {
  read: (given) => {
    const parts = splitParts(given);
    return parts.every(isSelector) ? parts : undefined;
  },
  write: joinParts,
};

const headers: Codec<Record<string, string>> = {
  read: (given) => {
    const pairs = splitParts(given).map((line) => /^([^\s:]+)[ \t]*:[ \t]*(.*)$/.exec(line));
    const known = pairs.filter((pair) => pair !== null);
    return known.length < pairs.length
      ? undefined
      : Object.fromEntries(known.map(([, name = '', value = '']) => [name, value]));
  },
  write: (value) => joinParts(Object.entries(value).map(([name, one]) => `${name}: ${one}`)),
};

const basicAuth: Codec<{ username: string; password: string }> = {
  read: (given) => {
    const colon = given.indexOf(':'); // RFC 7617 §2: a user name has none
    return colon < 1 ? undefined : { username: given.slice(0, colon), password: given.slice(colon + 1) };
  },
  write: ({ username, password }) => `${username}:${password}`,
};

const STATES: Readonly<Record<string, string>> = {
  نشط: 'active',
  نشطة: 'active',
  موقوف: 'paused',
  متوقف: 'paused',
  موقوفة: 'paused',
};
const state: Codec<string> = {
  read: (given) => STATES[given.trim()] ?? given.trim().toLowerCase(),
  write: asIs,
};

const TIME = 'a time from 5s to 7d, such as 30s, 5m or 1h';
const SELECTOR = 'a CSS selector of at most 1024 characters';
const HEADER_VALUE = 'text that an HTTP header can hold, of at most 4096 characters';

/** Every setting of a feed, with how it is read and written as text. The order is that of columns. */
export const feedFields = {
  url: field(
    'url',
    text,
    'an http or https address',
    'xmlUrl, feed, feed url, rss, link, address, الرابط, رابط الخلاصة, رابط التغذية, الخلاصة',
  ),
  name: field(
    'name',
    text,
    'a name of at most 200 characters',
    'title, source, outlet, الاسم, العنوان, المصدر, اسم المصدر',
  ),
  id: field('id', text, 'lower-case letters, digits and hyphens, at most 64', 'key, المعرف'),
  site: field(
    'siteUrl',
    text,
    'an http or https address',
    'siteUrl, htmlUrl, website, homepage, الموقع, رابط الموقع',
  ),
  folder: field(
    'folder',
    text,
    'names joined by /, at most 512 characters',
    'category, section, المجلد, التصنيف, القسم',
  ),
  tags: field(
    'tags',
    tags,
    'at most 50 tags of at most 64 characters',
    'tag, labels, keywords, الوسوم, الوسم',
  ),
  country: field('country', code(countryCode), 'two letters such as LY, or a name', 'البلد, الدولة'),
  language: field('language', code(languageTag), 'a code such as ar or ar-LY, or a name', 'lang, اللغة'),
  timeZone: field(
    'timeZone',
    code(timeZoneName),
    'an IANA time zone such as Africa/Tripoli',
    'tz, المنطقة الزمنية, التوقيت',
  ),
  interval: field('intervalMs', interval, TIME, 'every, refresh, frequency, الفترة, كل, التكرار'),
  maxInterval: field('maxIntervalMs', interval, TIME, 'الفترة القصوى, أقصى فترة'),
  state: field('state', state, 'active, paused or parked', 'status, الحالة'),
  userAgent: field('request.userAgent', text, HEADER_VALUE, 'وكيل المستخدم'),
  headers: field(
    'request.headers',
    headers,
    'lines such as `Name: value`, separated by |',
    'header, الترويسات',
  ),
  cookie: field('request.cookie', text, HEADER_VALUE, 'cookies, الكوكيز'),
  basicAuth: field('request.basicAuth', basicAuth, 'user:password', 'auth, الدخول'),
  proxy: field('request.proxy', text, 'the http or https address of a proxy', 'الوكيل'),
  selector: field('extraction.content', selector, SELECTOR, 'content selector, محدد النص'),
  titleSelector: field('extraction.title', selector, SELECTOR, 'محدد العنوان'),
  authorSelector: field('extraction.author', selector, SELECTOR, 'محدد الكاتب'),
  dateSelector: field('extraction.date', selector, SELECTOR, 'محدد التاريخ'),
  removeSelector: field(
    'extraction.remove',
    selectors,
    'at most 50 CSS selectors, separated by |',
    'remove selectors, محدد الحذف',
  ),
  created: field(
    'createdAt',
    verbatim,
    'a moment in UTC such as 2026-01-31T14:00:00.000Z',
    'createdAt, created at, تاريخ الإضافة',
  ),
} as const satisfies Record<string, FeedField>;

export type FeedFieldName = keyof typeof feedFields;
export const feedFieldNames = Object.keys(feedFields) as FeedFieldName[];
/** Settings as texts; what is missing is not said. */
export type FieldTexts = Partial<Record<FeedFieldName, string>>;
