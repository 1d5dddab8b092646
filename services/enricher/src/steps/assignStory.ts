import { nearDuplicateSignature } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { TaggedArticle, WithStory } from '../article.ts';

/** Finds the group of re-prints an article belongs to, and keeps it: the same article always gets the same answer. */
export type DuplicateStore = {
  assign(
    articleId: string,
    firstSeenAt: string,
    signature: readonly number[],
    bandKeys: readonly string[],
  ): Promise<{ duplicateGroup: string }>;
};

/** Puts re-prints of one text into one group, named after its first article, and the group into one story. */
export const createAssignStory = (store: DuplicateStore): Step<TaggedArticle, WithStory<TaggedArticle>> =>
  async function assignStory(article) {
    const { id, firstSeenAt } = article.raw;
    const { signature, keys } = nearDuplicateSignature(article.text);
    if (keys.length === 0) return ok({ ...article, nearDuplicateKeys: [], duplicateGroup: id, storyId: id });
    const { duplicateGroup } = await store.assign(id, firstSeenAt, signature, keys);
    return ok({ ...article, nearDuplicateKeys: keys, duplicateGroup, storyId: duplicateGroup });
  };
