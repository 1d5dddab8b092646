export const outletKeys = ['fanar', 'shurfa', 'qindil', 'daftar'] as const;
export type OutletKey = (typeof outletKeys)[number];

/** Slugs of the IPTC Media Topics that the sample covers, and `defence`. */
export type SampleTopic =
  | 'politics'
  | 'defence'
  | 'economy-business-and-finance'
  | 'sport'
  | 'health'
  | 'arts-culture-entertainment-and-media'
  | 'science-and-technology'
  | 'religion';

/** Names that the article speaks of, without clitics, and the ISO codes of its countries, the main one first. */
export type ExpectedFacts = {
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly places: readonly string[];
  readonly countries: readonly string[];
};

/** The words of an article that change when it is updated. */
export type ArticleWords = {
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
};

/** An article as its author hands it in; addresses and dates come with the site. */
export type ArticleDraft = ArticleWords & {
  /** Latin, unique over all outlets. */
  readonly key: string;
  readonly outlet: OutletKey;
  readonly topic: SampleTopic;
  readonly lang?: 'en';
  /** Published so long before the site's clock. */
  readonly hoursAgo: number;
  readonly author: string;
  readonly tags: readonly string[];
  readonly caption: string;
  readonly facts: ExpectedFacts;
  /** Key of the article that this one re-prints. */
  readonly reprintOf?: string;
  /** What `update()` publishes in its place. */
  readonly update?: ArticleWords;
  /** The year that its dates claim, where that is not the clock's. */
  readonly datedYear?: number;
  /** What its address answers in place of the page: 404 until `mend()`, more than 5 MB of HTML, or a PDF document. */
  readonly delivery?: 'missing' | 'huge' | 'pdf';
};
