import { indexNames, type Entity } from '@rasid/contracts';
import { createBulkWriter } from './bulkWriter.ts';
import type { DocumentWrite } from './bulkBody.ts';
import type { SearchClient } from './client.ts';
import { entityFields } from './document.ts';
import { readAll } from './readAll.ts';

export type Rewritten = { readonly read: number; readonly changed: number; readonly newer: number };
type Stored = { readonly version: number; readonly entities: { readonly list: readonly Entity[] } };
type Range = { readonly from?: string | undefined; readonly to?: string | undefined };

const AT_ONCE = 200;

/**
 * Writes what `to` makes of each mention of the articles first seen in a range (RFC 3339, the end exclusive), in place:
 * ids, dates and versions stay. An article that the enricher writes in between is `newer` and stays as it is written.
 */
export async function rewriteEntities(
  client: SearchClient,
  namespace: string,
  { from, to }: Range,
  change: (entity: Entity) => Entity,
): Promise<Rewritten> {
  const writer = createBulkWriter({ client });
  const counts = { read: 0, changed: 0, newer: 0 };
  let waiting: DocumentWrite[] = [];
  const flush = async (): Promise<void> => {
    for (const outcome of await writer.write(waiting)) {
      if (outcome.kind === 'retry') throw outcome.cause;
      if (outcome.kind === 'dead') throw new Error(outcome.detail ?? outcome.reason);
      counts[outcome.kind === 'drop' ? 'newer' : 'changed'] += 1;
    }
    waiting = [];
  };
  for await (const { _id, _index, _source } of articles(client, namespace, { from, to })) {
    counts.read += 1;
    const stored = _source as Stored;
    const before = stored.entities.list;
    const after = before.map(change);
    if (_id === undefined || after.every((entity, i) => entity === before[i])) continue;
    const source = { ...stored, ...entityFields(after) };
    waiting.push({ index: _index, id: _id, version: stored.version, source });
    if (waiting.length >= AT_ONCE) await flush();
  }
  if (waiting.length > 0) await flush();
  return counts;
}

/** Mentions of the articles that have one of the names, as many articles as `most`. */
export async function mentionsOf(
  client: SearchClient,
  namespace: string,
  names: readonly string[],
  most: number,
): Promise<Entity[]> {
  const { hits } = await client.search<Stored>({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size: most,
    query: {
      bool: {
        should: ['people', 'organisations', 'locations', 'otherEntities'].map((field) => ({
          terms: { [field]: [...names] },
        })),
      },
    },
    sort: [{ firstSeenAt: 'desc' }],
    _source: ['entities'],
  });
  return hits.hits.flatMap(({ _source }) => _source?.entities.list ?? []);
}

const articles = (client: SearchClient, namespace: string, { from, to }: Range) =>
  readAll(client, {
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size: AT_ONCE,
    query: {
      range: {
        firstSeenAt: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) },
      },
    },
    sort: [{ firstSeenAt: 'asc' }, { canonicalUrl: 'asc' }],
  });
