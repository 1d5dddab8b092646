import { analyze, rootOf } from './analyze.ts';
import frequentStems from './frequentStems.json' with { type: 'json' };

const SHORTEST_ROOT = 3;
const MOST_RELATIVES = 8;

let families: ReadonlyMap<string, readonly string[]> | undefined;

/** The most frequent stems of each root; made when somebody asks for the first time. */
function readFamilies(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const stem of frequentStems.flatMap((line) => line.split(' '))) {
    const root = rootOf(stem);
    const family = found.get(root) ?? [];
    if (family.length < MOST_RELATIVES) found.set(root, [...family, stem]);
  }
  return found;
}

/**
 * The stems that share a root with a word, the most frequent first and its own not among them: of مقتل, قتل and قاتل.
 * Roots are coarse: what is returned is good to rank by, never to find by.
 */
export function relativesOf(word: string): readonly string[] {
  const [own, ...others] = analyze(word, 'stem');
  if (own === undefined || others.length > 0) return [];
  const root = rootOf(own.token);
  if (root.length < SHORTEST_ROOT) return [];
  families ??= readFamilies();
  return (families.get(root) ?? []).filter((stem) => stem !== own.token);
}
