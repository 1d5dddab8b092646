import { readFileSync } from 'node:fs';
import { readStoryTerms, type StoryTerms } from './stories/storyTerms.ts';
import type { TopicModel } from './topicClassifier.ts';

/** The topic model that comes with the project. */
export const loadModel = (): TopicModel =>
  JSON.parse(readFileSync(new URL('../models/topics.json', import.meta.url), 'utf8')) as TopicModel;

/** How rare terms are, by which stories are told apart. */
export const loadStoryTerms = (): StoryTerms =>
  readStoryTerms(readFileSync(new URL('../models/story-terms.bin', import.meta.url)));
