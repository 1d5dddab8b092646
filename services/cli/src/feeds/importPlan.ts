import type { Feed } from '@rasid/contracts';
import { canonicalUrl } from '@rasid/feeds';
import type { FeedList, GivenSettings, ListedFeed } from '@rasid/feeds/lists';
import { asError } from '@rasid/pipeline';
import { mergeSettings } from './mergeSettings.ts';
import { createFeed, liftPassword } from './newFeed.ts';

/** What becomes of one feed of a list. */
export type Planned = { readonly at: string } & (
  | { readonly outcome: 'added' | 'updated'; readonly feed: Feed }
  | { readonly outcome: 'unchanged' | 'exists' | 'repeated'; readonly id: string }
  | { readonly outcome: 'refused'; readonly message: string }
);

export type ImportOptions = {
  /** Whether feeds that are there already get the settings of the list. */
  readonly update: boolean;
  /** Settings for what the list does not say. */
  readonly defaults: Partial<GivenSettings>;
  readonly now: Date;
};

type Known = Map<string, { feed: Feed; index?: number }>;

/**
 * What importing a list would do, in its order; the problems of reading it are refusals. A feed that stands twice in
 * the list, as in programs where a feed may be in several folders, is added once: further folders become tags.
 */
export function planImport(present: readonly Feed[], list: FeedList, options: ImportOptions): Planned[] {
  const planned: Planned[] = [];
  const known: Known = new Map();
  for (const feed of present) remember(known, feed, undefined);
  for (const listed of list.feeds) {
    const plan = attempt(listed, known, planned, options);
    const feed = 'feed' in plan ? plan.feed : 'id' in plan ? known.get(plan.id)?.feed : undefined;
    if (feed && plan.outcome !== 'repeated') remember(known, feed, planned.length);
    planned.push(plan);
  }
  return [...planned, ...list.problems.map((problem) => ({ ...problem, outcome: 'refused' as const }))];
}

function attempt(listed: ListedFeed, known: Known, planned: Planned[], options: ImportOptions): Planned {
  const { at } = listed;
  try {
    return planOne({ at, settings: liftPassword(listed.settings) }, known, planned, options);
  } catch (thrown) {
    return { at, outcome: 'refused', message: asError(thrown).message };
  }
}

function planOne(
  { at, settings }: ListedFeed,
  known: Known,
  planned: Planned[],
  options: ImportOptions,
): Planned {
  const [byId, byUrl] = [
    settings.id === undefined ? undefined : known.get(settings.id),
    findByUrl(known, settings),
  ];
  if (byId && byUrl && byId.feed.id !== byUrl.feed.id) {
    const message = `there is "${byId.feed.id}" already, and its address is that of "${byUrl.feed.id}"`;
    return { at, outcome: 'refused', message };
  }
  const twin = byId ?? byUrl;
  if (!twin)
    return { at, outcome: 'added', feed: createFeed({ ...options.defaults, ...settings }, options.now) };
  const { feed, index } = twin;
  if (index !== undefined) {
    planned[index] = withFurtherFolder(planned[index] as Planned, feed, settings);
    return { at, outcome: 'repeated', id: feed.id };
  }
  if (!options.update) return { at, outcome: 'exists', id: feed.id };
  const after = mergeSettings(feed, { ...settings, id: feed.id });
  if (JSON.stringify(after) === JSON.stringify(feed)) return { at, outcome: 'unchanged', id: feed.id };
  return { at, outcome: 'updated', feed: after };
}

/** Addresses are one that differ in http and https, `www.` or a tracker; but not where the list gives ids of ours. */
const looseKey = (url: string): string =>
  `~${(canonicalUrl(url) ?? url).replace(/^https?:\/\/(www\.)?/, '')}`;

const findByUrl = (known: Known, { id, url }: GivenSettings) =>
  known.get(url) ?? (id === undefined ? known.get(looseKey(url)) : undefined);

function remember(known: Known, feed: Feed, index: number | undefined): void {
  const entry = { feed, ...(index !== undefined && { index }) };
  known.set(feed.id, entry);
  known.set(feed.url, entry);
  if (!known.has(looseKey(feed.url))) known.set(looseKey(feed.url), entry);
}

const MAX_TAGS = 50;
const MAX_TAG = 64;

/** What is planned for a feed that comes again: a further folder becomes a tag, also where nothing else would change. */
function withFurtherFolder(plan: Planned, present: Feed, { folder, tags = [] }: GivenSettings): Planned {
  if (plan.outcome !== 'added' && plan.outcome !== 'updated' && plan.outcome !== 'unchanged') return plan;
  const feed = 'feed' in plan ? plan.feed : present;
  const further = folder === undefined || folder === feed.folder ? [] : [folder];
  const added = [...tags, ...further].filter((tag) => tag.length <= MAX_TAG && !feed.tags.includes(tag));
  if (added.length === 0) return plan;
  const outcome = plan.outcome === 'added' ? 'added' : 'updated';
  return {
    at: plan.at,
    outcome,
    feed: { ...feed, tags: [...feed.tags, ...new Set(added)].slice(0, MAX_TAGS) },
  };
}
