import { feedSchema, type Feed } from '@rasid/contracts';
import { z } from 'zod';

/** What an operator set of a feed: all but how it goes and when that was. */
export type FeedSettings = Omit<Feed, 'health' | 'updatedAt'>;

const { health: _health, updatedAt: _updatedAt, url, tags, ...others } = feedSchema.shape;

/** Settings of which any but the address may be missing; nothing is filled in. */
export const givenSettingsSchema = z
  .object({ ...others, tags: tags.unwrap() })
  .partial()
  .extend({ url });
export type GivenSettings = z.infer<typeof givenSettingsSchema>;

/** A feed of a list; `at` says where it stands, such as `line 12`. */
export type ListedFeed = { readonly at: string; readonly settings: GivenSettings };
/** What of a list could not be read, where and why. */
export type ListProblem = { readonly at: string; readonly message: string };

export type FeedList = {
  readonly feeds: readonly ListedFeed[];
  readonly problems: readonly ListProblem[];
  /** Columns that are no setting here. */
  readonly ignored?: readonly string[];
};
export type FeedListResult =
  { readonly ok: true; readonly list: FeedList } | { readonly ok: false; readonly message: string };
