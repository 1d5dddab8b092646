import {
  createStoryReader,
  createTextTagger,
  loadStoryTerms,
  writePrint,
  type Canonicaliser,
} from '@rasid/enrichment';
import { toDocument, type ArticleDocument } from '@rasid/search';

/**
 * Makes the tags of a stored article anew. What it is and where it belongs stays: id, version, dates of its own, group
 * of re-prints, story.
 */
export function createReenricher(canonical: Canonicaliser, now: () => Date) {
  const { tagText, models } = createTextTagger();
  const reader = createStoryReader(loadStoryTerms());
  return (id: string, document: ArticleDocument): ArticleDocument => {
    const { title, body: text, lang, publishedAt, firstSeenAt } = document;
    const tags = tagText(title, text, { lang, publishedAt: new Date(publishedAt ?? firstSeenAt), canonical });
    const print = tags.lang === 'ar' ? reader.readStory(title, text) : undefined;
    return toDocument(
      {
        ...kept(document),
        schema: 'articles.enriched.v1',
        id,
        text,
        ...tags,
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
