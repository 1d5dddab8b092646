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
  /** Articles over time; `interval` is what one bar stands for, as Elasticsearch writes it (`1h`, `1d`, `1w`, `1M`, `1y`). */
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
const MOST_BARS = 62;
const HOUR_MS = 3_600_000;
/** What a bar may stand for, the shortest first. */
const INTERVALS = [
  { interval: '1h', calendar_interval: 'hour', ms: HOUR_MS },
  { interval: '1d', calendar_interval: 'day', ms: 24 * HOUR_MS },
  { interval: '1w', calendar_interval: 'week', ms: 7 * 24 * HOUR_MS },
  { interval: '1M', calendar_interval: 'month', ms: 30 * 24 * HOUR_MS },
] as const;
const YEARLY = { interval: '1y', calendar_interval: 'year' } as const;

type Answer = Record<FacetName, estypes.AggregationsStringTermsAggregate> & {
  first: estypes.AggregationsMinAggregate;
  last: estypes.AggregationsMaxAggregate;
};
type Histogram = { bars: estypes.AggregationsDateHistogramAggregate };

/** Counts what a search finds by source, topic, name, country, language and time. */
export async function searchFacets(
  client: SearchClient,
  namespace: string,
  { query, matching, filters = {}, timeZone }: FacetRequest,
): Promise<Facets> {
  const count = <T>(aggs: estypes.SearchRequest['aggs']) =>
    withMappedErrors(async () => {
      const answer = await client.search<unknown, T>({
        index: indexNames(namespace).articles,
        ignore_unavailable: true,
        size: 0,
        query: buildQuery({ query, matching, filters, freshAt: undefined, titleBoost: false }),
        aggs,
      } as estypes.SearchRequest);
      return answer.aggregations;
    });
  const answer = await count<Answer>({ ...termsByField, ...span });
  const { interval, calendar_interval } = intervalFor(answer);
  const over = { field: 'sortDate', calendar_interval, time_zone: timeZone, min_doc_count: 0 };
  const histogram = await count<Histogram>({ bars: { date_histogram: over } });
  return { ...readTerms(answer), histogram: { interval, bars: bucketsOf(histogram?.bars).map(toBar) } };
}

const termsByField = Object.fromEntries(
  Object.entries(FIELDS).map(([name, field]) => [name, { terms: { field, size: MOST_VALUES } }]),
);
const span = { first: { min: { field: 'sortDate' } }, last: { max: { field: 'sortDate' } } };

/** The shortest that needs not too many bars. */
function intervalFor(answer: Answer | undefined) {
  const [first, last] = [answer?.first.value ?? 0, answer?.last.value ?? 0];
  return INTERVALS.find(({ ms }) => (last - first) / ms <= MOST_BARS) ?? YEARLY;
}

function readTerms(answer: Answer | undefined): Omit<Facets, 'histogram'> {
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
  };
}

const toBar = ({ key, doc_count }: Bucket) => ({
  from: new Date(Number(key)).toISOString(),
  count: doc_count,
});

type Bucket = { readonly key: unknown; readonly doc_count: number };
const bucketsOf = (aggregate: { buckets: unknown } | undefined): Bucket[] =>
  (aggregate?.buckets ?? []) as Bucket[];
