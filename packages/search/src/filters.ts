import type { estypes } from '@elastic/elasticsearch';
import { nameFields } from './document.ts';

export type SearchFilters = {
  /** Outlet by name, or by feed id. */
  readonly source?: string;
  readonly topic?: string;
  /** A person, organisation or place, however it is spelt. */
  readonly entity?: string;
  readonly person?: string;
  readonly organisation?: string;
  readonly place?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly lang?: string;
  /** RFC 3339, both inclusive, of the date an article is sorted by. */
  readonly from?: string;
  readonly to?: string;
};

type Query = estypes.QueryDslQueryContainer;

const NAMES = Object.values(nameFields).map((field) => `${field}.folded`);

export function buildFilters(given: SearchFilters): Query[] {
  const { source, topic, entity, person, organisation, place, country, lang, from, to } = given;
  const filters: Query[] = [];
  if (source !== undefined) filters.push(anyOf(source, ['source.feedId', 'source.name.folded']));
  if (topic !== undefined) filters.push({ term: { topics: topic } });
  if (entity !== undefined) filters.push(anyOf(entity, NAMES));
  if (person !== undefined) filters.push(anyOf(person, ['people.folded']));
  if (organisation !== undefined) filters.push(anyOf(organisation, ['organisations.folded']));
  if (place !== undefined) filters.push(anyOf(place, ['locations.folded']));
  if (country !== undefined) filters.push({ term: { countries: country } });
  if (lang !== undefined) filters.push({ term: { lang } });
  if (from !== undefined || to !== undefined) {
    filters.push({
      range: { sortDate: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) } },
    });
  }
  return filters;
}

const anyOf = (value: string, fields: readonly string[]): Query => ({
  bool: { should: fields.map((field) => ({ term: { [field]: value } })), minimum_should_match: 1 },
});
