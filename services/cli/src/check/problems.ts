import { formatInterval } from '@rasid/feeds/lists';
import { relativeTime } from '../relativeTime.ts';
import { bytesText } from './bytesText.ts';
import { requestAdvice } from './requestAdvice.ts';
import type {
  ArticleFacts,
  CacheFacts,
  CharsetFacts,
  CheckReport,
  FeedFacts,
  Problem,
  RequestFacts,
} from './report.ts';

type Facts = Omit<CheckReport, 'problems' | 'ok' | 'document'> & {
  /** What was found that is no feed, in words. */
  readonly notAFeed?: string;
  /** As the operator set it. */
  readonly intervalMs: number;
};

const error = (problem: string, advice?: string): Problem => entry('error', problem, advice);
const warning = (problem: string, advice?: string): Problem => entry('warning', problem, advice);
const note = (problem: string, advice?: string): Problem => entry('note', problem, advice);
const entry = (level: Problem['level'], problem: string, advice: string | undefined): Problem => ({
  level,
  problem,
  ...(advice !== undefined && { advice }),
});

/** What is wrong or costs something, in words, with what to do; the gravest first. */
export function findProblems(facts: Facts, now: Date): Problem[] {
  const { request, charset, cache, feed } = facts;
  const problems = [
    ...(request.failure ? [error(request.failure.message, goneAdvice(facts) ?? requestAdvice(request))] : []),
    ...(facts.notAFeed === undefined ? [] : [error(facts.notAFeed, siteAdvice(facts))]),
    ...wayProblems(request),
    ...(charset ? charsetProblems(charset, 'the feed') : []),
    ...(feed ? [...itemProblems(feed), ...dateProblems(feed, now), ...pollProblems(feed, cache, facts)] : []),
    ...pageProblems(facts),
  ];
  const levels = ['error', 'warning', 'note'];
  return problems.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function goneAdvice({ discovery }: Facts): string | undefined {
  const other = discovery?.found.find(({ trouble }) => trouble === undefined);
  return other && `its site has another feed now: rasid feeds check ${other.url}`;
}

const siteAdvice = ({ discovery }: Facts): string =>
  discovery && discovery.found.length > 0
    ? 'none of the feeds on the site can be read'
    : 'look on the site for a link named RSS, or ask the outlet for the address of its feed';

function wayProblems({ redirects }: RequestFacts): Problem[] {
  const isPermanent =
    redirects.length > 0 && redirects.every(({ status }) => status === 301 || status === 308);
  if (!isPermanent) return [];
  return [note('the feed has moved for good', `use its new address: ${redirects.at(-1)?.to ?? ''}`)];
}

function charsetProblems({ found, declared }: CharsetFacts, what: string): Problem[] {
  const isSame = declared === undefined || labelOf(declared) === labelOf(found);
  return isSame
    ? []
    : [note(`${what} says ${declared}, but its bytes are ${found}`, 'it is read as what it is')];
}

function labelOf(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return charset;
  }
}

function itemProblems(feed: FeedFacts): Problem[] {
  const { items, withoutLink, withoutTitle } = feed;
  if (items === 0)
    return [warning('the feed has no items', 'look at it in a few hours again, or ask the outlet')];
  return [
    ...(withoutLink > 0
      ? [
          warning(
            `${of(withoutLink, items)} without a usable link`,
            'they are dead-lettered: nobody could find them again',
          ),
        ]
      : []),
    ...(withoutTitle > 0
      ? [note(`${of(withoutTitle, items)} without a title`, "the page's own title is taken")]
      : []),
  ];
}

const of = (count: number, all: number): string =>
  count === all ? `all ${all} items are` : `${count} of ${all} items ${count === 1 ? 'is' : 'are'}`;

const STALE_MS = 30 * 86_400_000;

function dateProblems({ items, withoutDate, inFuture, newest }: FeedFacts, now: Date): Problem[] {
  const isStale = newest !== undefined && now.getTime() - Date.parse(newest) > STALE_MS;
  return [
    ...(withoutDate > 0 && items > 0
      ? [
          note(
            `${of(withoutDate, items)} without a date that can be read`,
            "the page's date is taken; without one the article has none, and is sorted by when it was found",
          ),
        ]
      : []),
    ...(inFuture > 0
      ? [
          warning(
            `${of(inFuture, items)} dated in the future`,
            'such a date is not taken; is the time zone right? see --time-zone',
          ),
        ]
      : []),
    ...(isStale
      ? [
          warning(
            `nothing new since ${relativeTime(newest, now) ?? ''}`,
            'is this still the feed that the outlet writes?',
          ),
        ]
      : []),
  ];
}

function pollProblems(feed: FeedFacts, cache: CacheFacts | undefined, facts: Facts): Problem[] {
  const { request, intervalMs } = facts;
  const hasValidator = cache?.etag !== undefined || cache?.lastModified !== undefined;
  const wishMs = Math.max(feed.ttlMs ?? 0, cache?.freshMs ?? 0);
  const everyDay = bytesText(((request.wireBytes ?? 0) * 86_400_000) / feed.pollMs);
  return [
    ...(hasValidator
      ? []
      : [
          note(
            'no ETag and no Last-Modified: each poll fetches the whole feed',
            `about ${everyDay} a day at this interval`,
          ),
        ]),
    ...(wishMs > intervalMs
      ? [
          note(
            `the publisher wishes to be asked every ${formatInterval(wishMs)} at most, not every ${formatInterval(intervalMs)}`,
            'Rasid waits as long by itself, an hour at most; --max-interval lets it wait longer',
          ),
        ]
      : []),
  ];
}

const FEW_WORDS = 40;

function pageProblems({ article, robots, spacingMs }: Facts): Problem[] {
  if (!article) return [];
  const delayMs = (robots?.crawlDelaySeconds ?? 0) * 1000;
  return [
    ...(robots && robots.decision !== 'allowed'
      ? [
          warning(
            `robots.txt: the page may not be fetched (${robots.because})`,
            'only what the feed itself says is stored; ask the outlet for leave',
          ),
        ]
      : []),
    ...(article.request?.failure
      ? [warning(`the page: ${article.request.failure.message}`, requestAdvice(article.request))]
      : []),
    ...textProblems(article),
    ...(article.charset ? charsetProblems(article.charset, 'the page') : []),
    ...(delayMs > spacingMs
      ? [
          note(
            `robots.txt asks for ${delayMs / 1000} s between two pages`,
            'it is obeyed: articles come that much later',
          ),
        ]
      : []),
  ];
}

const STUBS: Readonly<Record<NonNullable<ArticleFacts['stub']>, readonly [problem: string, advice: string]>> =
  {
    wall: [
      'the page is a check whether we are human, or a page to log in',
      'ask the outlet for access; --cookie, --header and --user-agent carry it',
    ],
    paywall: [
      'the page shows only the beginning of the article, which is sold',
      'ask the outlet for access; --cookie, --header and --basic-auth carry it',
    ],
    missing: [
      'the page says that the article is not there',
      'look at its address in a browser; the outlet may have taken it down or moved it',
    ],
    amp: ['the page is a copy for AMP', 'its canonical address is what is stored'],
  };

function textProblems(article: ArticleFacts): Problem[] {
  const { trouble, request, words = 0, publishedAt, stub, ruleTroubles = [] } = article;
  const selector = 'say where the text stands, and look again: --selector CSS';
  const wrongRules = ruleTroubles.map((message) => warning(message, 'the page was read without it'));
  if (trouble !== undefined)
    return [...wrongRules, ...(request?.failure ? [] : [error(`the first item: ${trouble}`, selector)])];
  return [
    ...wrongRules,
    ...(stub === undefined ? [] : [warning(...STUBS[stub])]),
    ...(words < FEW_WORDS ? [warning(`only ${words} words were found on the page`, selector)] : []),
    ...(publishedAt === undefined
      ? [note('neither feed nor page says when it was published', 'see --date-selector')]
      : []),
  ];
}
