import {
  createReprintGroups,
  createStoryClusters,
  createStoryReader,
  detectLanguage,
  loadStoryTerms,
} from '@rasid/enrichment';

type ReportLine = {
  id: string | number;
  title?: string | undefined;
  text: string;
  publishedAt?: string | undefined;
};

/** The enricher's step of stories on a stream of reports, for a pipe. */
export function createStoryTeller() {
  const groups = createReprintGroups();
  const stories = createStoryClusters();
  const reader = createStoryReader(loadStoryTerms());
  return ({ id, title = '', text, publishedAt = '' }: ReportLine) => {
    const duplicateGroup = groups.assign(String(id), text);
    const isArabic = detectLanguage(`${title}\n${text}`) === 'ar';
    const at = Date.parse(publishedAt);
    const print = isArabic ? reader.readStory(title, text) : undefined;
    return {
      duplicateGroup,
      storyId: stories.assign(duplicateGroup, print, Number.isNaN(at) ? undefined : at),
    };
  };
}
