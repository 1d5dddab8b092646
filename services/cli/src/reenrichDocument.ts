import {
  createPlaceLocator,
  createStoryReader,
  createTagger,
  createTopicClassifier,
  detectLanguage,
  findKeyFacts,
  loadModel,
  loadNameData,
  loadStoryTerms,
  modelVersionsOf,
  writePrint,
  type Canonicaliser,
} from '@rasid/enrichment';
import { toDocument, type ArticleDocument } from '@rasid/search';

/**
 * Makes the tags of a stored article anew. What it is and where it belongs stays: id, version, dates of its own, group
 * of re-prints, story.
 */
export function createReenricher(canonical: Canonicaliser, now: () => Date) {
  const topicModel = loadModel();
  const nameData = loadNameData();
  const [tagger, locator, classifier] = [
    createTagger(nameData),
    createPlaceLocator(),
    createTopicClassifier(topicModel),
  ];
  const reader = createStoryReader(loadStoryTerms());
  const models = modelVersionsOf(topicModel, nameData);
  return (id: string, document: ArticleDocument): ArticleDocument => {
    const { title, body: text, publishedAt, firstSeenAt } = document;
    const found = detectLanguage(`${title}\n${text}`);
    const lang = found === 'und' ? document.lang : found;
    const isArabic = lang === 'ar';
    const entities = isArabic ? tagger.tagEntities(title, text).map(canonical) : [];
    const places = isArabic ? locator.locatePlaces(title, text, entities) : { places: [], countries: [] };
    const print = isArabic ? reader.readStory(title, text) : undefined;
    const dated = new Date(publishedAt ?? firstSeenAt);
    return toDocument(
      {
        ...kept(document),
        schema: 'articles.enriched.v1',
        id,
        text,
        lang,
        entities,
        ...places,
        topics: isArabic ? classifier.classifyTopics(title, text) : [],
        ...(isArabic && { keyFacts: findKeyFacts(title, text, { entities, publishedAt: dated }) }),
        ...(print && { storyPrint: writePrint(print) }),
        enrichedAt: now().toISOString(),
        models,
      },
      now(),
    );
  };
}

/** Without what is made of the tags. */
function kept(document: ArticleDocument) {
  const {
    body: _body,
    people: _people,
    organisations: _organisations,
    locations: _locations,
    otherEntities: _others,
    entities: _entities,
    topics: _topics,
    topicScores: _scores,
    countries: _countries,
    mainCountry: _main,
    places: _places,
    location: _location,
    indexedAt: _indexedAt,
    sortDate: _sortDate,
    keyFacts: _keyFacts,
    ...rest
  } = document;
  return rest;
}
