import type { FeedSettings } from '../feedSettings.ts';
import fc from 'fast-check';

/** Characters that names, passwords and selectors are made of, and those that break careless writers. */
const PIECES = [
  ...'راصد أخبار عاجلة ليبيا «الفنار» ئؤةىّ٣ ١٢٫٥،؛؟ABCabc019 "\'&<>=+-@|\\/;:,.#*()[]{}\t\n\r',
  '\u200f',
  '\u0000',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\uffff',
  '\ud800',
  '😀',
  '&amp;',
  '&#10;',
  ']]>',
  '<!--',
];
const unit = fc.constantFrom(...PIECES);
const text = (maxLength: number) => fc.string({ unit, minLength: 1, maxLength: Math.floor(maxLength / 6) });
const headerText = fc.string({
  unit: fc.constantFrom(...'abcXYZ 019=;:,|\\"\'/+*.\t-éÿ'),
  minLength: 1,
  maxLength: 60,
});
const path = fc.string({ unit: fc.constantFrom(...'abc09-_./?=&%', 'خبر', '%D8%AE', "'"), maxLength: 40 });
const host = fc.constantFrom('example.org', 'news.example.org:8443', 'مثال.إختبار', '192.0.2.7');
const address = fc
  .tuple(fc.constantFrom('http', 'https'), host, path)
  .map(([scheme, at, rest]) => `${scheme}://${at}/${rest}`)
  .filter((url) => URL.canParse(url));
const folder = fc.oneof(
  fc
    .array(fc.constantFrom('ليبيا', 'أخبار عاجلة', 'A & B', '"اقتصاد"'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/')),
  text(512),
  fc.constantFrom('/', '//', 'a//b', ' a / b ', 'أ/'.repeat(200)),
);
const interval = fc.oneof(
  fc.constantFrom(5_000, 300_000, 604_800_000),
  fc.integer({ min: 5_000, max: 604_800_000 }),
);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Leaves out what is missing. */
const known = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
/** A group of settings in which at least one is set. */
const group = <T extends object>(fields: fc.Arbitrary<T>): fc.Arbitrary<Partial<T> | undefined> =>
  some(fields.map(known).filter((set) => Object.keys(set).length > 0));

/** Settings that the contract allows, of every kind; ids and addresses are what the caller makes of them. */
export const arbitraryFeed: fc.Arbitrary<FeedSettings> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    url: address,
    name: text(200),
    siteUrl: some(address),
    country: some(fc.constantFrom('LY', 'EG', 'ly', '??')),
    language: some(fc.constantFrom('ar', 'ar-LY', 'en', 'x', ' ar')),
    timeZone: some(fc.constantFrom('Africa/Tripoli', '+03:00', 'Mars/Olympus')),
    tags: fc.uniqueArray(text(64), { maxLength: 4 }),
    folder: some(folder),
    intervalMs: interval,
    maxIntervalMs: some(interval),
    request: group(
      fc.record({
        userAgent: some(headerText),
        headers: some(
          fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/), headerText, {
            minKeys: 1,
            maxKeys: 3,
          }),
        ),
        cookie: some(headerText),
        basicAuth: some(
          fc.record({
            username: fc.oneof(text(256), fc.constant('')),
            password: fc.oneof(text(256), fc.constant('')),
          }),
        ),
        proxy: some(address),
      }),
    ),
    extraction: group(
      fc.record({
        content: some(text(600)),
        title: some(text(600)),
        author: some(text(600)),
        date: some(text(600)),
        remove: some(fc.array(text(200), { minLength: 1, maxLength: 4 })),
      }),
    ),
    state: fc.constantFrom('active' as const, 'paused' as const, 'parked' as const),
    createdAt: fc
      .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') })
      .map((date) => date.toISOString()),
  })
  .map(({ tags, maxIntervalMs, ...fields }) => {
    const longest = maxIntervalMs && Math.max(maxIntervalMs, fields.intervalMs);
    return { ...known({ ...fields, maxIntervalMs: longest }), tags } as FeedSettings;
  });
