import { indexNames, type Entity } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { entityFields, nameFields, type ArticleDocument } from './document.ts';
import { rewriteArticles, type Range } from './rewriteArticles.ts';

export type Rewritten = { readonly read: number; readonly changed: number; readonly newer: number };

/**
 * Writes what `change` makes of each mention of the articles first seen in a range (RFC 3339, the end exclusive), in
 * place: ids, dates and versions stay. An article that is written in between is `newer` and stays as it is written.
 */
export async function rewriteEntities(
  client: SearchClient,
  namespace: string,
  range: Range,
  change: (entity: Entity) => Entity,
): Promise<Rewritten> {
  const done = { read: 0, changed: 0, newer: 0 };
  const rewrite = (_id: string, document: ArticleDocument): ArticleDocument | undefined => {
    const before = document.entities.list;
    const after = before.map(change);
    return after.every((entity, i) => entity === before[i])
      ? undefined
      : { ...document, ...entityFields(after) };
  };
  for await (const { read, rewritten, changed, failed } of rewriteArticles(
    client,
    namespace,
    range,
    rewrite,
  )) {
    if (failed > 0) throw new Error(`${failed} articles could not be written`);
    done.read += read;
    done.changed += rewritten;
    done.newer += changed;
  }
  return done;
}

/** Mentions of the articles that have one of the names, as many articles as `most`. */
export async function mentionsOf(
  client: SearchClient,
  namespace: string,
  names: readonly string[],
  most: number,
): Promise<Entity[]> {
  const { hits } = await client.search<Pick<ArticleDocument, 'entities'>>({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size: most,
    query: {
      bool: {
        should: Object.values(nameFields).map((field) => ({
          terms: { [field]: [...names] },
        })),
      },
    },
    sort: [{ firstSeenAt: 'desc' }],
    _source: ['entities'],
  });
  return hits.hits.flatMap(({ _source }) => _source?.entities.list ?? []);
}
