import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { Query } from '@rasid/query';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';
import type { SearchFilters } from './filters.ts';
import type { Matching } from './matching.ts';
import { buildQuery } from './searchQuery.ts';

export type FacetRequest = {
  readonly query?: Query | undefined;
  readonly matching: Matching;
  readonly filters?: SearchFilters;
  /** IANA name of the zone whose days the histogram counts. */
  readonly timeZone: string;
};

type FacetValue = { readonly value: string; readonly count: number };

export type Facets = {
  readonly sources: FacetValue[];
  readonly topics: FacetValue[];
  readonly people: FacetValue[];
  readonly organisations: FacetValue[];
  readonly locations: FacetValue[];
  readonly countries: FacetValue[];
  readonly languages: FacetValue[];
  /** Articles over time; `interval` is what one bar stands for, as Elasticsearch writes it (`1h`, `1d`). */
  readonly histogram: { readonly interval: string; readonly bars: { from: string; count: number }[] };
};

const FIELDS = {
  sources: 'source.name',
  topics: 'topics',
  people: 'people',
  organisations: 'organisations',
  locations: 'locations',
  countries: 'countries',
  languages: 'lang',
} as const;
type FacetName = keyof typeof FIELDS;

const MOST_VALUES = 12;
const BARS = 60;

type Answer = Record<FacetName, estypes.AggregationsStringTermsAggregate> & {
  histogram: estypes.AggregationsAutoDateHistogramAggregate;
};

/** Counts what a search finds by source, topic, name, country, language and time. */
export async function searchFacets(
  client: SearchClient,
  namespace: string,
  { query, matching, filters = {}, timeZone }: FacetRequest,
): Promise<Facets> {
  const answer = await withMappedErrors(() =>
    client.search<unknown, Answer>({
      index: indexNames(namespace).articles,
      ignore_unavailable: true,
      size: 0,
      query: buildQuery({ query, matching, filters, freshAt: undefined, titleBoost: false }),
      aggs: {
        ...Object.fromEntries(
          Object.entries(FIELDS).map(([name, field]) => [name, { terms: { field, size: MOST_VALUES } }]),
        ),
        histogram: {
          auto_date_histogram: {
            field: 'sortDate',
            buckets: BARS,
            minimum_interval: 'hour',
            time_zone: timeZone,
          },
        },
      },
    } as estypes.SearchRequest),
  );
  return readFacets(answer.aggregations);
}

function readFacets(answer: Answer | undefined): Facets {
  const values = (name: FacetName): FacetValue[] =>
    bucketsOf(answer?.[name]).map(({ key, doc_count }) => ({ value: String(key), count: doc_count }));
  return {
    sources: values('sources'),
    topics: values('topics'),
    people: values('people'),
    organisations: values('organisations'),
    locations: values('locations'),
    countries: values('countries'),
    languages: values('languages'),
    histogram: {
      interval: answer?.histogram.interval ?? '1d',
      bars: bucketsOf(answer?.histogram).map(({ key, doc_count }) => ({
        from: new Date(Number(key)).toISOString(),
        count: doc_count,
      })),
    },
  };
}

type Bucket = { readonly key: unknown; readonly doc_count: number };
const bucketsOf = (aggregate: { buckets: unknown } | undefined): Bucket[] =>
  (aggregate?.buckets ?? []) as Bucket[];
