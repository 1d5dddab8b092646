import type { Feed, FeedFormat } from '@rasid/contracts';
import type { ArticleDocument } from '@rasid/search';

/** What is to be checked: an address, with settings as the feed has them or would have; the id where it is one of ours. */
export type Target = Pick<Feed, 'url' | 'intervalMs'> & Partial<Pick<Feed, 'id' | 'name' | OptionalSetting>>;
type OptionalSetting = 'request' | 'extraction' | 'timeZone' | 'country' | 'language' | 'maxIntervalMs';
/** One request with its way. */
export type RequestFacts = {
  /** Where it ended. */
  readonly url: string;
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  readonly tookMs: number;
  readonly status?: number;
  readonly bytes?: number;
  /** As it came, packed. */
  readonly wireBytes?: number;
  readonly contentType?: string;
  readonly encoding?: string;
  readonly failure?: { readonly reason: string; readonly message: string; readonly retryAfterMs?: number };
};

export type CharsetFacts = { readonly found: string; readonly declared?: string };

export type CacheFacts = {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly cacheControl?: string;
  readonly expires?: string;
  /** For how long the answer may be used. */
  readonly freshMs?: number;
};

export type FeedFacts = {
  readonly format: FeedFormat;
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly items: number;
  readonly withoutLink: number;
  readonly withoutTitle: number;
  readonly withoutDate: number;
  /** Dated more than a day ahead. */
  readonly inFuture: number;
  /** Whose own content is an article by itself. */
  readonly withFullText: number;
  readonly newest?: string;
  readonly oldest?: string;
  readonly rhythmMs?: number;
  /** How often it would be polled. */
  readonly pollMs: number;
  readonly ttlMs?: number;
  readonly updatePeriodMs?: number;
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
  readonly hubs?: readonly string[];
  readonly selfUrl?: string;
  readonly nextUrl?: string;
};

/** A feed that was found on a site. */
export type Candidate = {
  readonly url: string;
  readonly title?: string;
  readonly items?: number;
  readonly newest?: string;
  /** Why it can't be taken. */
  readonly trouble?: string;
};

export type Discovery = {
  /** The page on which it was looked for. */
  readonly site: string;
  readonly how: 'links' | 'robots' | 'usual addresses' | 'nothing found';
  /** The best first. */
  readonly found: readonly Candidate[];
};

export type RobotsFacts = {
  readonly url: string;
  readonly decision: 'allowed' | 'disallowed' | 'unreachable';
  /** In words: what was found at the address. */
  readonly because: string;
  readonly crawlDelaySeconds?: number;
};

export type ArticleFacts = {
  readonly url: string;
  readonly request?: RequestFacts;
  readonly charset?: CharsetFacts;
  readonly title?: string;
  readonly author?: string;
  readonly publishedAt?: string;
  readonly lang?: string;
  readonly image?: string;
  readonly canonicalUrl?: string;
  readonly words?: number;
  readonly firstLine?: string;
  readonly lastLine?: string;
  /** What the text was taken from. */
  readonly method?: string;
  /** Why the page is not the whole article, where it says so. */
  readonly stub?: 'paywall' | 'amp' | 'wall' | 'missing';
  /** What is wrong with the selectors. */
  readonly ruleTroubles?: readonly string[];
  /** Why there is no article. */
  readonly trouble?: string;
};

export type Problem = {
  /** An error stops the feed, a warning costs something, a note is good to know. */
  readonly level: 'error' | 'warning' | 'note';
  readonly problem: string;
  readonly advice?: string;
};

export type CheckReport = {
  readonly address: string;
  /** Where it is a feed of ours. */
  readonly id?: string;
  readonly ok: boolean;
  readonly discovery?: Discovery;
  readonly request: RequestFacts;
  readonly charset?: CharsetFacts;
  readonly cache?: CacheFacts;
  readonly feed?: FeedFacts;
  readonly robots?: RobotsFacts;
  readonly spacingMs: number;
  readonly article?: ArticleFacts;
  readonly problems: readonly Problem[];
  /** The document that would be indexed for the first item; its story is known only among others. */
  readonly document?: ArticleDocument;
};
