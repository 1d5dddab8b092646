import { sameStoryScore } from './sameStory.ts';
import type { StoryPrint } from './storyPrint.ts';

/** A report with its story; `at` in milliseconds, where it is known when it was published. */
export type StoryReport = {
  readonly storyId: string;
  readonly print: StoryPrint;
  readonly at?: number | undefined;
};

const LEAST_SCORE = 0;
/** What a story's reports on the average may fall short of, so that a chain of likenesses does not make one of two. */
const LEAST_MEAN = -1;
const REPORTS_OF_A_MEAN = 4;

/** Which story of those already told a report belongs to; undefined where it begins one. */
export function chooseStory(
  print: StoryPrint,
  at: number | undefined,
  others: Iterable<StoryReport>,
): string | undefined {
  const stories = new Map<string, number[]>();
  for (const other of others) {
    const apart = at === undefined || other.at === undefined ? 0 : at - other.at;
    const score = sameStoryScore(print, other.print, apart);
    if (score > -Infinity) stories.set(other.storyId, [...(stories.get(other.storyId) ?? []), score]);
  }
  let [chosen, best]: [string | undefined, number] = [undefined, LEAST_SCORE];
  for (const [storyId, scores] of stories) {
    const most = Math.max(...scores);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    if (scores.length >= REPORTS_OF_A_MEAN && mean < LEAST_MEAN) continue;
    if (most > best || (most === best && chosen !== undefined && storyId < chosen))
      [chosen, best] = [storyId, most];
  }
  return chosen;
}
