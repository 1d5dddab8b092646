export { detectLanguage } from './detectLanguage.ts';
export { createTagger, type EntityTagger } from './entityTagger.ts';
export { loadModel } from './loadModel.ts';
export { NEAR_DUPLICATE_SHARED_KEYS, nearDuplicateKeys } from './nearDuplicates.ts';
export { createPlaceLocator, type PlaceLocator } from './placeLocator.ts';
export { createTopicClassifier, type TopicClassifier, type TopicModel } from './topicClassifier.ts';
