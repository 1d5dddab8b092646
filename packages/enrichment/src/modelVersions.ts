import { KEY_FACTS_VERSION } from './keyFacts/keyFacts.ts';
import type { NameData } from './names/loadModel.ts';
import { STORIES_VERSION } from './stories/sameStory.ts';
import type { TopicModel } from './topicClassifier.ts';

/** Which models and rules make an article's tags; kept with it. */
export const modelVersionsOf = (
  topics: Pick<TopicModel, 'version'>,
  names: Pick<NameData, 'version'>,
): Record<string, string> => ({
  language: 'language-2',
  names: names.version,
  places: 'places-2',
  topics: topics.version,
  keyFacts: KEY_FACTS_VERSION,
  stories: STORIES_VERSION,
});
