import { formatInterval } from '@rasid/feeds/lists';
import type { ArticleDocument } from '@rasid/search';
import type colors from 'picocolors';
import { readable } from '../printHits.ts';
import { relativeTime, shortDuration } from '../relativeTime.ts';
import { fitText, wrapText } from '../textWidth.ts';
import { bytesText } from './bytesText.ts';
import type {
  ArticleFacts,
  CacheFacts,
  CharsetFacts,
  CheckReport,
  Discovery,
  FeedFacts,
  Problem,
  RequestFacts,
  RobotsFacts,
} from './report.ts';

type Paint = Pick<typeof colors, 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'>;
export type Layout = { readonly width: number; readonly paint: Paint; readonly now: Date };

/** A name, and lines beside it. */
type Section = readonly [name: string, lines: readonly string[]];

const NAME_COLUMNS = 12;

/** A report for people, in lines of at most `width` columns. */
export function reportLines(report: CheckReport, layout: Layout): string[] {
  const { discovery, request, feed, cache, charset, robots, article, problems, document } = report;
  const sections: Section[] = [
    ...(discovery ? [discoverySection(discovery, report.address, layout)] : []),
    requestSection(request),
    ...(charset ? [['format', [formatLine(request, charset, feed)]] satisfies Section] : []),
    ...(cache ? [['cache', [cacheLine(cache)]] satisfies Section] : []),
    ...(feed ? feedSections(feed, layout) : []),
    ...(robots ? robotsSections(robots, report.spacingMs) : []),
    ...(article ? articleSections(article, layout) : []),
    ...(document ? [['stored as', storedLines(document)] satisfies Section] : []),
  ];
  return [
    titleLine(report, layout),
    '',
    ...sections.flatMap((section) => sectionLines(section, layout)),
    ...(problems.length > 0 ? [''] : []),
    ...problems.flatMap((problem) => problemLines(problem, layout)),
    ...(report.ok ? ['', layout.paint.dim(`nothing was stored; ${whatNext(report)}`)] : []),
  ];
}

const whatNext = ({ id, address }: CheckReport): string =>
  id === undefined ? `to add it: rasid feeds add ${address}` : `to change it: rasid feeds edit ${id}`;

function titleLine({ ok, address, feed, problems }: CheckReport, { width, paint }: Layout): string {
  const isClean = problems.every(({ level }) => level === 'note');
  const mark = !ok ? paint.red('✗') : isClean ? paint.green('✓') : paint.yellow('!');
  const title = feed?.title === undefined ? '' : `  ${feed.title}`;
  return `${mark} ${paint.bold(fitText(readable(address) + title, width - 2))}`;
}

function sectionLines([name, lines]: Section, { width, paint }: Layout): string[] {
  const wrapped = lines.flatMap((line) => wrapKeepingIndent(line, width - NAME_COLUMNS - 2));
  return wrapped.map((line, i) => `  ${paint.dim((i === 0 ? name : '').padEnd(NAME_COLUMNS))}${line}`);
}

function wrapKeepingIndent(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrapText(line, columns - indent.length).map((part) => indent + part);
}

function discoverySection({ site, how, found }: Discovery, taken: string, { now }: Layout): Section {
  const where = {
    links: 'named by',
    robots: 'in the robots.txt of',
    'usual addresses': 'at usual addresses of',
    'nothing found': 'on',
  }[how];
  const count = found.length === 1 ? '1 feed' : `${found.length === 0 ? 'no' : found.length} feeds`;
  const lines = found.flatMap(({ url, title, items, newest, trouble }) => {
    const facts =
      trouble ??
      [`${items} items`, newest && `newest ${relativeTime(newest, now)}`].filter(Boolean).join(', ');
    return [
      `${url === taken ? '›' : '·'} ${readable(url)}`,
      `  ${[title, facts].filter(Boolean).join(' · ')}`,
    ];
  });
  return ['discovery', [`${count} ${where} ${readable(site)}`, ...lines]];
}

function requestSection(request: RequestFacts): Section {
  const { redirects, status, failure, tookMs } = request;
  const way = redirects.map(({ status, from, to }) => `${status} ${readable(from)} → ${readable(to)}`);
  const size = request.bytes === undefined ? [] : [sizeOf(request)];
  const end = failure
    ? `✗ ${status ?? failure.reason} · ${tookMs} ms`
    : [`${status}`, ...size, `${tookMs} ms`].join(' · ');
  return ['request', [...way, end]];
}

function sizeOf({ bytes = 0, wireBytes = bytes, encoding }: RequestFacts): string {
  return wireBytes === bytes
    ? bytesText(bytes)
    : `${bytesText(bytes)} (${bytesText(wireBytes)} as ${encoding ?? '?'})`;
}

function formatLine(
  { contentType }: RequestFacts,
  { found, declared }: CharsetFacts,
  feed?: FeedFacts,
): string {
  const said =
    declared === undefined ? 'declared nowhere' : declared === found ? 'as declared' : `declared ${declared}`;
  return [
    feed?.format ?? 'no feed',
    contentType?.split(';')[0] ?? 'no content type',
    `${found} (${said})`,
  ].join(' · ');
}

function cacheLine({ etag, lastModified, freshMs, cacheControl }: CacheFacts): string {
  const fresh =
    freshMs === undefined
      ? undefined
      : freshMs === 0
        ? 'not to be kept'
        : `fresh for ${shortDuration(freshMs)}`;
  const parts = [
    etag === undefined ? 'no ETag' : `ETag ${fitText(etag, 24)}`,
    lastModified === undefined ? 'no Last-Modified' : `Last-Modified ${lastModified}`,
    fresh,
    cacheControl && `(${fitText(cacheControl, 40)})`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function feedSections(feed: FeedFacts, { now }: Layout): Section[] {
  return [
    ['items', [itemsLine(feed)]],
    ['dates', [datesLine(feed, now)]],
    ['rhythm', [rhythmLine(feed)]],
    ...(wishes(feed).length > 0 ? [['asks for', [wishes(feed).join(' · ')]] satisfies Section] : []),
    ...(feed.hubs
      ? [
          [
            'hub',
            feed.hubs.map((hub) => `${readable(hub)} (WebSub: news come by themselves)`),
          ] satisfies Section,
        ]
      : []),
  ];
}

function itemsLine({ items, withoutLink, withoutTitle, withFullText }: FeedFacts): string {
  const parts = [
    `${items}`,
    withFullText > 0 ? `${withFullText} with the full text` : 'none with the full text',
    withoutLink > 0 && `${withoutLink} without a link`,
    withoutTitle > 0 && `${withoutTitle} without a title`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function datesLine({ items, newest, oldest, withoutDate, inFuture }: FeedFacts, now: Date): string {
  if (newest === undefined) return items === 0 ? '–' : 'none that can be read';
  const parts = [
    `newest ${moment(newest)} (${relativeTime(newest, now)})`,
    oldest !== newest && `oldest ${relativeTime(oldest, now)}`,
    withoutDate > 0 && `${withoutDate} without`,
    inFuture > 0 && `${inFuture} in the future`,
  ];
  return parts.filter(Boolean).join(' · ');
}

const rhythmLine = ({ rhythmMs, pollMs }: FeedFacts): string =>
  `${rhythmMs === undefined ? 'not known yet' : `an item every ${shortDuration(rhythmMs)}`} → polled every ${formatInterval(pollMs)}`;

const DAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];

function wishes({ ttlMs, updatePeriodMs, skipHours, skipDays }: FeedFacts): string[] {
  return [
    ttlMs !== undefined && `ttl ${shortDuration(ttlMs)}`,
    updatePeriodMs !== undefined && `it changes every ${shortDuration(updatePeriodMs)}`,
    skipHours && `no poll at ${skipHours.join(', ')} h UTC`,
    skipDays && `no poll on ${skipDays.map((day) => DAYS[day]).join(', ')}`,
  ].filter((wish) => typeof wish === 'string');
}

function robotsSections(
  { decision, because, crawlDelaySeconds, url }: RobotsFacts,
  spacingMs: number,
): Section[] {
  const delay = crawlDelaySeconds === undefined ? [] : [`crawl-delay ${crawlDelaySeconds} s`];
  const everyMs = Math.max(spacingMs, (crawlDelaySeconds ?? 0) * 1000);
  return [
    [
      'robots',
      [[`${readable(url)}: the first item's page is ${decision} (${because})`, ...delay].join(' · ')],
    ],
    [
      'politeness',
      [
        everyMs === 0
          ? 'no rest between requests'
          : `at most a request every ${everyMs / 1000} s to this host, over all workers`,
      ],
    ],
  ];
}

function articleSections(article: ArticleFacts, { now }: Layout): Section[] {
  const { request, charset, title, author, publishedAt, words, firstLine, lastLine, method, trouble } =
    article;
  const page = [
    request?.status ?? (request ? 'no answer' : 'not fetched'),
    request?.bytes !== undefined && sizeOf(request),
    charset?.found,
    request && `${request.tookMs} ms`,
  ];
  const facts = [
    author ?? 'no author',
    publishedAt === undefined ? 'no date' : `${moment(publishedAt)} (${relativeTime(publishedAt, now)})`,
  ];
  const address: Section = ['first item', [readable(article.url), page.filter(Boolean).join(' · ')]];
  if (trouble !== undefined) return [address, ['article', [`✗ ${trouble}`]]];
  return [
    address,
    ['article', [title ?? '', facts.join(' · '), `${words} words, from ${method}`]],
    ['begins', [fitText(firstLine ?? '', SHOWN)]],
    ...(lastLine === undefined ? [] : [['ends', [fitText(lastLine, SHOWN)]] satisfies Section]),
  ];
}

function storedLines({ canonicalUrl, lang, mainCountry, topics, ...names }: ArticleDocument): string[] {
  const { people, organisations, locations } = names;
  const facets = [lang, mainCountry ?? 'no country', ...topics.slice(0, 3)];
  const tags = [...people, ...organisations, ...locations].slice(0, MOST_TAGS);
  return [readable(canonicalUrl), facets.join(' · '), ...(tags.length > 0 ? [tags.join('، ')] : [])];
}

const MOST_TAGS = 8;

/** Two lines of a terminal. */
const SHOWN = 168;

function problemLines({ level, problem, advice }: Problem, { width, paint }: Layout): string[] {
  const mark = { error: paint.red('✗'), warning: paint.yellow('!'), note: paint.cyan('·') }[level];
  const [first = '', ...rest] = wrapText(problem, width - 4);
  const todo = advice === undefined ? [] : wrapText(advice, width - 6);
  return [
    `${mark} ${first}`,
    ...rest.map((line) => `  ${line}`),
    ...todo.map((line, i) => paint.dim(`  ${i === 0 ? '→' : ' '} ${line}`)),
  ];
}

const moment = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
