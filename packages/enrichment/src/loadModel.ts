import { readFileSync } from 'node:fs';
import type { TopicModel } from './topicClassifier.ts';

/** The topic model that comes with the project. */
export const loadModel = (): TopicModel =>
  JSON.parse(readFileSync(new URL('../models/topics.json', import.meta.url), 'utf8')) as TopicModel;
