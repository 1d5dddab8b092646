import { entityRecordSchema, type EntityRecord } from '@rasid/contracts';
import { createCanonicaliser, type Canonicaliser } from '@rasid/enrichment';
import type { ChangeFollower } from '@rasid/search';

export type EntityBook = {
  /** As operators last said. */
  readonly canonical: Canonicaliser;
  /** Reads what was saved since; to be called again and again. */
  readonly follow: () => Promise<void>;
};

/** What operators said of entities, as it was last saved. A record that can't be read is told of and left out. */
export function createEntityBook(
  follower: ChangeFollower,
  onProblem: (id: string, problem: string) => void,
): EntityBook {
  const records = new Map<string, EntityRecord>();
  let canonical = createCanonicaliser([]);
  return {
    canonical: (entity) => canonical(entity),
    follow: async () => {
      const changes = await follower.next();
      if (changes.length === 0) return;
      for (const { id, source } of changes) {
        const parsed = entityRecordSchema.safeParse(source);
        if (parsed.success) records.set(id, parsed.data);
        else onProblem(id, parsed.error.message);
      }
      canonical = createCanonicaliser(records.values());
    },
  };
}
