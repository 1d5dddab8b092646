import type { estypes } from '@elastic/elasticsearch';
import { alertSchema, indexNames, type Alert } from '@rasid/contracts';
import { asError, ok, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import { readBulkAnswer } from './bulkAnswer.ts';
import type { SearchClient } from './client.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { mapSearchError, withMappedErrors } from './errors.ts';
import { readAll } from './readAll.ts';

/** Whether an alert was decided now, or had been before. */
export type Creation = 'created' | 'exists';

export type AlertFilters = {
  readonly ruleId?: string;
  readonly states?: readonly Alert['state'][];
  /** RFC 3339, inclusive. */
  readonly since?: string;
  readonly parkedChannel?: string;
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
  /** Makes everything that was written before searchable. */
  refresh(): Promise<void>;
};

type Query = NonNullable<estypes.SearchRequest['query']>;

export function createAlertStore(client: SearchClient, namespace: string): AlertStore {
  const index = indexNames(namespace).alerts;
  const scan = (query: Query, by: string): AsyncGenerator<Alert> =>
    parsed(readAll(client, { index, query, sort: [{ [by]: 'asc' }, { id: 'asc' }] }));
  return {
    ...createDocumentStore(client, index, alertSchema, false),
    createMany: (alerts) => createMany(client, index, alerts),
    history: (filters, size) =>
      withMappedErrors(async () => {
        const sort = [{ matchedAt: 'desc' as const }, { id: 'asc' as const }];
        const answer = await client.search({ index, size, query: toQuery(filters), sort });
        return answer.hits.hits.map(({ _source }) => alertSchema.parse(_source));
      }),
    all: (filters) => scan(toQuery(filters), 'matchedAt'),
    due: (field, before) => scan({ range: { [field]: { lte: before } } }, field),
    refresh: () =>
      withMappedErrors(async () => {
        await client.indices.refresh({ index });
      }),
  };
}

async function* parsed(hits: AsyncGenerator<estypes.SearchHit>): AsyncGenerator<Alert> {
  for await (const { _source } of hits) yield alertSchema.parse(_source);
}

function toQuery({ ruleId, states, since, parkedChannel }: AlertFilters): Query {
  return {
    bool: {
      filter: [
        ...(ruleId === undefined ? [] : [{ term: { ruleId } }]),
        ...(states === undefined ? [] : [{ terms: { state: [...states] } }]),
        ...(since === undefined ? [] : [{ range: { matchedAt: { gte: since } } }]),
        ...(parkedChannel === undefined ? [] : [{ term: { parkedChannels: parkedChannel } }]),
      ],
    },
  };
}

const MOST_AT_ONCE = 500;

async function createMany(
  client: SearchClient,
  index: string,
  alerts: readonly Alert[],
): Promise<Outcome<Creation>[]> {
  const outcomes: Outcome<Creation>[] = [];
  for (let start = 0; start < alerts.length; start += MOST_AT_ONCE)
    outcomes.push(...(await createSome(client, index, alerts.slice(start, start + MOST_AT_ONCE))));
  return outcomes;
}

async function createSome(
  client: SearchClient,
  index: string,
  alerts: readonly Alert[],
): Promise<Outcome<Creation>[]> {
  try {
    const answer = await client.bulk({
      operations: alerts.flatMap((alert) => [{ create: { _index: index, _id: alert.id } }, alert]),
    });
    const items = answer.items.map(({ create }) => ({ index: create }));
    return readBulkAnswer({ items }, alerts.length).map(toCreation);
  } catch (thrown) {
    const error = mapSearchError(thrown);
    const cause = error instanceof UnavailableError ? error : new UnavailableError(asError(error).message);
    return alerts.map(() => retry(cause));
  }
}

/** A 409 is no error: the decision was made before. */
function toCreation(outcome: Outcome<void>): Outcome<Creation> {
  if (outcome.kind === 'ok') return ok('created');
  return outcome.kind === 'drop' ? ok('exists') : outcome;
}
