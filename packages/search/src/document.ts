import type { EnrichedArticle, Entity, EntityType } from '@rasid/contracts';

/** What is kept of an article in `articles-YYYY.MM`. */
export type ArticleDocument = ReturnType<typeof toDocument>;

/** The document of an article. Facets are flat keywords, so that Kibana and any client can count them. */
export function toDocument(article: EnrichedArticle, indexedAt: Date) {
  const { schema: _schema, id: _id, text, entities, places, countries, topics, ...rest } = article;
  const located = places.filter(({ lat, lon }) => lat !== undefined && lon !== undefined);
  return {
    ...rest,
    body: text,
    ...entityFields(entities),
    topics: topics.map(({ slug }) => slug),
    topicScores: { list: topics },
    countries: countries.map(({ code }) => code),
    ...(countries[0] && { mainCountry: countries[0].code }),
    places: { list: places },
    location: located.map(({ lat, lon }) => ({ lat, lon })),
    indexedAt: indexedAt.toISOString(),
    // what is sorted by, for articles with a date of their own and without
    sortDate: article.publishedAt ?? article.firstSeenAt,
  };
}

/** Where the names of each type stand, to count and filter by. */
export const nameFields = {
  PER: 'people',
  ORG: 'organisations',
  LOC: 'locations',
  MISC: 'otherEntities',
} as const satisfies Record<EntityType, string>;

/** Mentions, and the names in them. */
export const entityFields = (entities: readonly Entity[]) => ({
  [nameFields.PER]: namesOf(entities, 'PER'),
  [nameFields.ORG]: namesOf(entities, 'ORG'),
  [nameFields.LOC]: namesOf(entities, 'LOC'),
  [nameFields.MISC]: namesOf(entities, 'MISC'),
  entities: { list: [...entities] },
});

const namesOf = (entities: readonly Entity[], type: EntityType): string[] => [
  ...new Set(entities.filter((entity) => entity.type === type).map(({ name }) => name)),
];
