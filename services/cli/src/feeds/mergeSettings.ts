import type { Feed } from '@rasid/contracts';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings with others put over them; what the others do not say stays, headers one by one. */
export const mergeSettings = <T extends object>(before: T, given: object): T =>
  merge(before as Tree, given as Tree) as T;

const merge = (before: Tree, given: Tree): Tree => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const was = before[name];
      return [name, isTree(value) && isTree(was) ? merge(was, value) : value];
    }),
  ),
});

/** Throws where settings don't fit each other. */
export function checkTogether({
  id,
  intervalMs,
  maxIntervalMs,
}: Pick<Feed, 'id' | 'intervalMs' | 'maxIntervalMs'>): void {
  if (maxIntervalMs !== undefined && maxIntervalMs < intervalMs)
    throw new Error(`feed "${id}": its longest interval is shorter than its interval; give both`);
}
