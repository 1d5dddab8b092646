import { chooseStory, keysOfPrint, readPrint, type StoryReport } from '@rasid/enrichment';

type Report = { readonly storyId: string; readonly print: string; readonly at: number };

/** How the story store compares reports, of which it knows the print as it is written alone. */
export const storyChoice = {
  keysOf: (print: string): readonly number[] => {
    const read = readPrint(print);
    return read ? keysOfPrint(read) : [];
  },
  choose: ({ print, at }: Omit<Report, 'storyId'>, near: readonly Report[]): string | undefined => {
    const read = readPrint(print);
    return read && chooseStory(read, at, near.flatMap(toReport));
  },
};

function toReport({ storyId, print, at }: Report): StoryReport[] {
  const read = readPrint(print);
  return read ? [{ storyId, print: read, at }] : [];
}
