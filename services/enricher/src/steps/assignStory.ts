import { nearDuplicateKeys } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { TaggedArticle, WithStory } from '../article.ts';

/** Finds the group of re-prints an article belongs to, and keeps it: the same article always gets the same answer. */
export type ReprintGroups = {
  assign(id: string, keys: readonly string[]): Promise<{ duplicateGroup: string }>;
};

/** Puts re-prints of one text into one group, named after its first article, and the group into one story. */
export const createAssignStory = (groups: ReprintGroups): Step<TaggedArticle, WithStory<TaggedArticle>> =>
  async function assignStory(article) {
    const { id } = article.raw;
    const keys = nearDuplicateKeys(article.text);
    const { duplicateGroup } = keys.length > 0 ? await groups.assign(id, keys) : { duplicateGroup: id };
    return ok({ ...article, nearDuplicateKeys: keys, duplicateGroup, storyId: duplicateGroup });
  };
