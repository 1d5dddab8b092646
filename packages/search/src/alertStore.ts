import type { estypes } from '@elastic/elasticsearch';
import { alertSchema, indexNames, type Alert } from '@rasid/contracts';
import type { Outcome } from '@rasid/pipeline';
import { countCollecting, countDaily, type Collecting, type DailyCounts } from './alertCounts.ts';
import type { SearchClient } from './client.ts';
import { createAlerts, type Creation } from './createAlerts.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { withMappedErrors } from './errors.ts';
import { readAll } from './readAll.ts';
import { createRecentWritings } from './recentWritings.ts';

export type AlertFilters = {
  readonly ruleId?: string;
  readonly kind?: Alert['kind'];
  readonly states?: readonly Alert['state'][];
  /** RFC 3339, inclusive. */
  readonly since?: string;
  /** RFC 3339, exclusive. */
  readonly before?: string;
  readonly parkedChannel?: string;
  /** Members of this alert. */
  readonly partOf?: string;
};

export type AlertStore = DocumentStore<Alert> & {
  /** Creates each alert unless it is there: one outcome an alert, in order. Never rejects. */
  createMany(alerts: readonly Alert[]): Promise<Outcome<Creation>[]>;
  /** Newest first. */
  history(filters: AlertFilters, size: number): Promise<Alert[]>;
  /** All that fit, oldest first. */
  all(filters: AlertFilters): AsyncGenerator<Alert>;
  /** Alerts whose next attempt, or whose escalation, is due at that moment (RFC 3339), soonest first. */
  due(field: 'nextAttemptAt' | 'escalateAt', before: string): AsyncGenerator<Alert>;
  /** By rule, what waits to be part of another alert. */
  collecting(): Promise<Collecting[]>;
  /** By rule, its matches of so many days up to now, each of 24 hours. */
  daily(span: { readonly days: number; readonly nowMs: number }): Promise<DailyCounts[]>;
  /** Makes everything that was written before searchable. */
  refresh(): Promise<void>;
};

/** What is to be delivered mostly is so at once; nobody else looks after it before it is late, which takes longer. */
const RECENT = {
  isKept: ({ state }: Alert): boolean => state === 'waiting',
  maxAgeMs: 3_000,
  maxCount: 5_000,
};
const SPACING_MS = 40;

type Query = NonNullable<estypes.SearchRequest['query']>;

export function createAlertStore(client: SearchClient, namespace: string): AlertStore {
  const index = indexNames(namespace).alerts;
  const scan = (query: Query, by: string): AsyncGenerator<Alert> =>
    parsed(readAll(client, { index, query, sort: [{ [by]: 'asc' }, { id: 'asc' }] }));
  const recent = createRecentWritings<Alert>({ ...RECENT, now: () => performance.now() });
  return {
    ...createDocumentStore(client, index, alertSchema, { refresh: false, spacingMs: SPACING_MS, recent }),
    createMany: (alerts) => createAlerts(client, index, alerts, recent),
    history: (filters, size) =>
      withMappedErrors(async () => {
        const sort = [{ matchedAt: 'desc' as const }, { id: 'asc' as const }];
        const answer = await client.search({ index, size, query: toQuery(filters), sort });
        return answer.hits.hits.map(({ _source }) => alertSchema.parse(_source));
      }),
    all: (filters) => scan(toQuery(filters), 'matchedAt'),
    due: (field, before) => scan({ range: { [field]: { lte: before } } }, field),
    collecting: () => countCollecting(client, index),
    daily: (span) => countDaily(client, index, span),
    refresh: () =>
      withMappedErrors(async () => {
        await client.indices.refresh({ index });
      }),
  };
}

async function* parsed(hits: AsyncGenerator<estypes.SearchHit>): AsyncGenerator<Alert> {
  for await (const { _source } of hits) yield alertSchema.parse(_source);
}

function toQuery({ ruleId, kind, states, since, before, parkedChannel, partOf }: AlertFilters): Query {
  const terms = { ruleId, kind, parkedChannels: parkedChannel, partOf };
  return {
    bool: {
      filter: [
        ...Object.entries(terms).flatMap(([field, value]) =>
          value === undefined ? [] : [{ term: { [field]: value } }],
        ),
        ...(states === undefined ? [] : [{ terms: { state: [...states] } }]),
        ...(since === undefined ? [] : [{ range: { matchedAt: { gte: since } } }]),
        ...(before === undefined ? [] : [{ range: { matchedAt: { lt: before } } }]),
      ],
    },
  };
}
