import type { Feed } from '@rasid/contracts';
import { hideSecrets, toTexts, withValue, feedFieldNames, type FeedFieldName } from '@rasid/feeds/lists';
import { checkTogether, mergeSettings } from './mergeSettings.ts';
import { liftPassword } from './newFeed.ts';
import { settingsOf } from './openFeeds.ts';

export type FeedEdit = { readonly set: object; readonly unset: readonly FeedFieldName[] };

/** A feed after an edit. Throws where its settings no longer fit each other. */
export function editFeed(feed: Feed, { set, unset }: FeedEdit): Feed {
  const less = unset.reduce(
    (at, name) => (name === 'tags' ? { ...at, tags: [] } : withValue(at, name, undefined)),
    feed,
  );
  const edited = liftPassword(mergeSettings(less, set));
  checkTogether(edited);
  return edited;
}

export const addTag =
  (tag: string) =>
  (feed: Feed): Feed => ({ ...feed, tags: [...new Set([...feed.tags, tag])] });

export const removeTag =
  (tag: string) =>
  (feed: Feed): Feed => ({ ...feed, tags: feed.tags.filter((other) => other !== tag) });

/** What differs between two feeds, as `name: before → after`; secrets are not shown, but that they changed is. */
export function differences(before: Feed, after: Feed): string[] {
  const [was, is] = [settingsOf(before), settingsOf(after)].map((settings) => toTexts(settings));
  const [wasShown, isShown] = [before, after].map((feed) => toTexts(settingsOf(hideSecrets(feed))));
  return feedFieldNames
    .filter((name) => was?.[name] !== is?.[name])
    .map((name) => `${name}: ${wasShown?.[name] ?? '–'} → ${isShown?.[name] ?? '–'}`);
}
