import type { Entity } from '@rasid/contracts';
import { detectLanguage } from './detectLanguage.ts';
import { createTagger } from './entityTagger.ts';
import { findKeyFacts } from './keyFacts/keyFacts.ts';
import { loadModel } from './loadModel.ts';
import { modelVersionsOf } from './modelVersions.ts';
import { loadNameData } from './names/loadModel.ts';
import { createPlaceLocator } from './placeLocator.ts';
import { createTopicClassifier } from './topicClassifier.ts';

export type TagOptions = {
  /** Taken where the text does not tell its language. */
  readonly lang?: string;
  readonly publishedAt?: Date;
  /** What operators say of an entity. */
  readonly canonical?: (entity: Entity) => Entity;
};

/** All that a text tells of itself, by the models that come with the project; what is not Arabic has no tags. */
export function createTextTagger() {
  const [names, topics] = [loadNameData(), loadModel()];
  const [tagger, locator, classifier] = [
    createTagger(names),
    createPlaceLocator(),
    createTopicClassifier(topics),
  ];
  return {
    models: modelVersionsOf(topics, names),
    tagText: (
      title: string,
      text: string,
      { lang: given = 'und', publishedAt, canonical }: TagOptions = {},
    ) => {
      const found = detectLanguage(`${title}\n${text}`);
      const lang = found === 'und' ? given : found;
      if (lang !== 'ar') return { lang, entities: [], places: [], countries: [], topics: [] };
      const own = tagger.tagEntities(title, text);
      const entities = canonical ? own.map(canonical) : own;
      return {
        lang,
        entities,
        ...locator.locatePlaces(title, text, entities),
        topics: classifier.classifyTopics(title, text),
        keyFacts: findKeyFacts(title, text, { entities, ...(publishedAt && { publishedAt }) }),
      };
    },
  };
}
