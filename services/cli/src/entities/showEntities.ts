import { entityTypes, type EntityRecord, type EntityType } from '@rasid/contracts';
import { createCanonicaliser, createNameIds, englishNameOf, entityIdOf } from '@rasid/enrichment';
import { countNames, mentionsOf, rewriteEntities } from '@rasid/search';
import { printJson, printRows, type Json } from '../output.ts';
import { readEntityRef } from './entityRef.ts';
import type { Entities } from './openEntities.ts';

export type ListOptions = Json & { type?: EntityType; days: string; limit: string; changed?: boolean };
const DAY_MS = 86_400_000;
const MOST_ARTICLES = 500;

/** The entities that most articles name, or all of which something was said. */
export async function listEntities(entities: Entities, options: ListOptions): Promise<void> {
  const records = (await entities.store.list()).filter(({ state }) => state === 'active');
  if (options.changed) return listRecords(records, options);
  const byLabel = new Map(records.map((record) => [`${record.type} ${record.label}`, record]));
  const idOf = createNameIds();
  const counts = await countNames(entities.client, entities.namespace, {
    types: options.type === undefined ? entityTypes : [options.type],
    since: new Date(Date.now() - Number(options.days) * DAY_MS).toISOString(),
    size: Number(options.limit),
  });
  const rows = counts.map(({ type, name, articles }) => {
    const id = byLabel.get(`${type} ${name}`)?.id ?? idOf(type, name) ?? entityIdOf(type, name);
    return { id, type, name, articles };
  });
  const columns = [
    { title: 'ARTICLES', value: (row: (typeof rows)[number]) => row.articles, align: 'right' as const },
    { title: 'TYPE', value: (row: (typeof rows)[number]) => row.type },
    { title: 'NAME', value: (row: (typeof rows)[number]) => row.name, maxWidth: 50 },
    { title: 'ID', value: (row: (typeof rows)[number]) => row.id, maxWidth: 60 },
  ];
  printRows(rows, columns, { json: options.json === true, empty: 'no names in that time' });
}

function listRecords(records: readonly EntityRecord[], { json }: Json): void {
  const columns = [
    { title: 'ID', value: (row: EntityRecord) => row.id, maxWidth: 50 },
    { title: 'NAME', value: (row: EntityRecord) => row.label, maxWidth: 40 },
    { title: 'IS', value: (row: EntityRecord) => row.mergedInto, maxWidth: 50 },
    { title: 'SPELLINGS', value: (row: EntityRecord) => row.spellings.join('، ') || undefined, maxWidth: 40 },
  ];
  printRows(records, columns, { json: json === true, empty: 'nothing was said of any entity' });
}

/** One entity: its names, how it is spelt in what is indexed, and what became one with it. */
export async function showEntity(entities: Entities, text: string, { json }: Json): Promise<void> {
  const ref = readEntityRef(text);
  const records = (await entities.store.list()).filter(({ state }) => state === 'active');
  const record = records.find(({ id }) => id === ref.id);
  const name = record?.label ?? ref.name ?? ref.id.replace(/^[^:]+:(?:[A-Z]{2}:)?/, '').replaceAll('-', ' ');
  const mentions = await mentionsOf(entities.client, entities.namespace, [name], MOST_ARTICLES);
  const spellings = new Map<string, number>();
  for (const mention of mentions)
    if (mention.canonicalId === ref.id || (mention.name === name && mention.type === ref.type))
      spellings.set(mention.text, (spellings.get(mention.text) ?? 0) + 1);
  const shown = {
    id: ref.id,
    type: ref.type,
    name,
    english: record?.labelEn ?? englishNameOf(ref.id),
    wikidata: record?.wikidata,
    mergedInto: record?.mergedInto,
    merged: records.filter(({ mergedInto }) => mergedInto === ref.id).map(({ id }) => id),
    ownSpellings: record?.spellings ?? [],
    spellings: Object.fromEntries([...spellings].sort((a, b) => b[1] - a[1])),
  };
  if (json) return printJson(shown);
  for (const [key, value] of Object.entries(shown)) {
    const words = wordsOf(value);
    if (words !== '') console.log(`${key.padEnd(14)}${words}`);
  }
}

function wordsOf(value: string | readonly string[] | Readonly<Record<string, number>> | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if (Array.isArray(value)) return value.join('، ');
  return Object.entries(value)
    .map(([spelling, count]) => `${spelling} (${String(count)})`)
    .join('، ');
}

/** Writes what was said of entities into the articles that are indexed. */
export async function applyEntities(
  entities: Entities,
  { from: since, to: until, json }: Json & { from?: string; to?: string },
): Promise<void> {
  const canonical = createCanonicaliser(await entities.store.list());
  const done = await rewriteEntities(entities.client, entities.namespace, { since, until }, canonical);
  if (json) return printJson(done);
  console.log(
    `changed ${done.changed} of ${done.read} articles${done.newer > 0 ? `; ${done.newer} were written anew meanwhile` : ''}`,
  );
}
