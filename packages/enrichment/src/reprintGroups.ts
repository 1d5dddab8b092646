import { NEAR_DUPLICATE_SHARED_KEYS, nearDuplicateKeys } from './nearDuplicates.ts';

/** Texts that everybody prints make long lists; the first ones are enough to find the group. */
const MOST_MEMBERS = 32;

/** Groups of re-prints of a stream of texts, in memory: the group is the id of its first text. */
export function createReprintGroups(): { assign(id: string, text: string): string } {
  const members = new Map<string, string[]>();
  const groups = new Map<string, string>();
  return {
    assign: (id, text) => {
      const before = groups.get(id);
      if (before !== undefined) return before;
      const keys = nearDuplicateKeys(text);
      const nearest = nearestOf(keys, members);
      const group = (nearest === undefined ? undefined : groups.get(nearest)) ?? id;
      groups.set(id, group);
      for (const key of keys) {
        const of = members.get(key) ?? [];
        if (of.length < MOST_MEMBERS) members.set(key, [...of, id]);
      }
      return group;
    },
  };
}

/** The text that shares most keys, the first in order of ids among equals; none where it shares too few. */
function nearestOf(
  keys: readonly string[],
  members: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const shared = new Map<string, number>();
  for (const key of keys)
    for (const other of members.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  let [nearest, most]: [string | undefined, number] = [undefined, NEAR_DUPLICATE_SHARED_KEYS - 1];
  for (const [other, count] of shared)
    if (count > most || (count === most && nearest !== undefined && other < nearest))
      [nearest, most] = [other, count];
  return nearest;
}
