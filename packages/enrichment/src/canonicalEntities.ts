import { fold } from '@rasid/arabic';
import type { Entity, EntityRecord, EntityType } from '@rasid/contracts';

/** Gives a mention the id and name that operators gave to what it means; the same object where they said nothing. */
export type Canonicaliser = (entity: Entity) => Entity;

type Meaning = Pick<EntityRecord, 'id' | 'label'>;

/** Reads the records of operators: spellings that mean another entity, entities that are one, names that were changed. */
export function createCanonicaliser(records: Iterable<EntityRecord>): Canonicaliser {
  const active = [...records].filter(({ state }) => state === 'active');
  const byId = new Map(active.map((record) => [record.id, record]));
  const bySpelling = new Map<string, string>();
  for (const { id, type, spellings } of active)
    for (const spelling of spellings) bySpelling.set(spellingKey(type, spelling), id);
  if (byId.size === 0) return (entity) => entity;
  return (entity) => {
    const spelt =
      bySpelling.get(spellingKey(entity.type, entity.text)) ??
      bySpelling.get(spellingKey(entity.type, entity.name));
    const meaning = lastOf(spelt ?? entity.canonicalId, byId);
    if (!meaning || (meaning.id === entity.canonicalId && (meaning.label ?? entity.name) === entity.name))
      return entity;
    return { ...entity, canonicalId: meaning.id, name: meaning.label ?? entity.name };
  };
}

const spellingKey = (type: EntityType, spelling: string): string => `${type} ${fold(spelling)}`;

/** What an entity was merged into, and that one in turn; a circle ends where it began. */
function lastOf(id: string | undefined, byId: ReadonlyMap<string, EntityRecord>): Meaning | undefined {
  let record = id === undefined ? undefined : byId.get(id);
  const seen = new Set<string>();
  while (record?.mergedInto !== undefined && !seen.has(record.id)) {
    seen.add(record.id);
    record = byId.get(record.mergedInto) ?? { ...record, id: record.mergedInto, mergedInto: undefined };
  }
  return record;
}

/** The id of a name that no list has. */
export const entityIdOf = (type: EntityType, name: string): string =>
  `${type.toLowerCase()}:${fold(name).replaceAll(' ', '-')}`;
