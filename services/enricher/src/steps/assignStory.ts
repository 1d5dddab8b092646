import { nearDuplicateKeys, writePrint, type StoryReader } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { TaggedArticle, WithStory } from '../article.ts';

/** Finds the group of re-prints an article belongs to, and keeps it: the same article always gets the same answer. */
type ReprintGroups = {
  assign(id: string, keys: readonly string[]): Promise<{ duplicateGroup: string }>;
};

/** Finds the story of a group of re-prints, and keeps it. */
type Stories = {
  assign(report: { group: string; print: string; at: number }): Promise<string>;
};

type Place = { readonly duplicateGroup: string; readonly storyId: string };

export type StoryParts = {
  readonly reprints: ReprintGroups;
  readonly reader: StoryReader;
  readonly stories: Stories;
  /** Where an article that came long ago was put then; undefined where it is not known. */
  readonly findPlace: (id: string) => Promise<Place | undefined>;
};

const WHAT_REDIS_KEEPS_MS = 5 * 24 * 60 * 60 * 1000;

/**
 * Puts re-prints of one text into one group, named after its first article, and reports of one event into one story,
 * named after its first group. An article that comes again keeps its place.
 */
export const createAssignStory = (parts: StoryParts): Step<TaggedArticle, WithStory<TaggedArticle>> =>
  async function assignStory(article) {
    const { id, firstSeenAt, fetchedAt } = article.raw;
    const keys = nearDuplicateKeys(article.text);
    const read = article.lang === 'ar' ? parts.reader.readStory(article.title, article.text) : undefined;
    const print = read && writePrint(read);
    const wasLongAgo = Date.parse(fetchedAt) - Date.parse(firstSeenAt) > WHAT_REDIS_KEEPS_MS;
    const place =
      (wasLongAgo ? await parts.findPlace(id) : undefined) ??
      (await findPlace(parts, { id, keys, print, at: Date.parse(article.publishedAt ?? firstSeenAt) }));
    return ok({
      ...article,
      nearDuplicateKeys: keys,
      ...(print !== undefined && { storyPrint: print }),
      ...place,
    });
  };

type Report = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly print: string | undefined;
  readonly at: number;
};

async function findPlace({ reprints, stories }: StoryParts, { id, keys, print, at }: Report): Promise<Place> {
  const { duplicateGroup } = keys.length > 0 ? await reprints.assign(id, keys) : { duplicateGroup: id };
  if (print === undefined) return { duplicateGroup, storyId: duplicateGroup };
  return { duplicateGroup, storyId: await stories.assign({ group: duplicateGroup, print, at }) };
}
