import {
  createPlaceLocator,
  createTagger,
  createTopicClassifier,
  detectLanguage,
  findKeyFacts,
  loadModel,
  loadNameData,
} from '@rasid/enrichment';

/** The enricher's steps on a bare text, for a pipe. Entity offsets are UTF-16 units of `text`. */
export function createEnricher() {
  const tagger = createTagger(loadNameData());
  const locator = createPlaceLocator();
  const classifier = createTopicClassifier(loadModel());
  return (title: string, text: string) => {
    const lang = detectLanguage(`${title}\n${text}`);
    if (lang !== 'ar') return { lang, entities: [], places: [], countries: [], topics: [] };
    const entities = tagger.tagEntities(title, text);
    return {
      lang,
      entities: entities
        .filter(({ field }) => field === 'text')
        .map(({ field: _field, name: _name, ...entity }) => entity),
      ...locator.locatePlaces(title, text, entities),
      topics: classifier.classifyTopics(title, text),
      keyFacts: findKeyFacts(title, text, { entities }),
    };
  };
}
