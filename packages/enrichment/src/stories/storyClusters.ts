import { chooseStory, type StoryReport } from './chooseStory.ts';
import { keysOfPrint, type StoryPrint } from './storyPrint.ts';

/** How many reports a term leads to, the latest ones, and how many are compared. */
const MOST_OF_A_KEY = 64;
const MOST_COMPARED = 32;
const MOST_REPORTS = 200_000;

/** Stories of a stream of reports, in memory, of the latest 200,000 reports; a story has the id of its first report. */
export function createStoryClusters() {
  const reports = new Map<string, StoryReport>();
  const byKey = new Map<number, string[]>();
  return {
    /** The same id always gets the same story while it is kept. */
    assign(id: string, print: StoryPrint | undefined, at?: number): string {
      const before = reports.get(id);
      if (before) return before.storyId;
      if (!print) return id;
      const keys = keysOfPrint(print);
      const near = candidates(keys, byKey).flatMap((other) => reports.get(other) ?? []);
      const storyId = chooseStory(print, at, near) ?? id;
      reports.set(id, { storyId, print, at });
      if (reports.size > MOST_REPORTS) reports.delete(reports.keys().next().value ?? '');
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), id].slice(-MOST_OF_A_KEY));
      return storyId;
    },
  };
}

/** Reports that share keys, those that share most first. */
function candidates(keys: readonly number[], byKey: ReadonlyMap<number, readonly string[]>): string[] {
  const shared = new Map<string, number>();
  for (const key of keys) for (const id of byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COMPARED)
    .map(([id]) => id);
}
