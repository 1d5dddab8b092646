import type { EntityRecord } from '@rasid/contracts';
import { entityIdOf } from '@rasid/enrichment';
import { printJson, type Json } from '../output.ts';
import { emptyRecord, readEntityRef } from './entityRef.ts';
import type { Entities } from './openEntities.ts';

export type RenameOptions = Json & { english?: string; wikidata?: string };

/** The first ones are from now on the last one. */
export async function mergeEntities(
  entities: Entities,
  texts: readonly string[],
  options: Json,
): Promise<void> {
  const refs = texts.map((text) => readEntityRef(text));
  const into = refs.at(-1);
  if (!into || refs.length < 2)
    throw new Error('expected two entities or more, the last one is what they become');
  const other = refs.find(({ type }) => type !== into.type);
  if (other)
    throw new Error(`${other.id} is ${other.type} and ${into.id} is ${into.type}: one entity has one type`);
  const target = await entities.save(emptyRecord(into), ({ mergedInto: _merged, ...record }) => ({
    ...record,
    state: 'active',
  }));
  const saved = [target];
  for (const ref of refs.slice(0, -1)) {
    if (ref.id === into.id) continue;
    saved.push(
      await entities.save(emptyRecord(ref), (record) => ({
        ...record,
        state: 'active',
        mergedInto: into.id,
      })),
    );
  }
  said(
    saved,
    `what is ${refs
      .slice(0, -1)
      .map(({ id }) => id)
      .join(', ')} is ${into.id} from now on`,
    options,
  );
}

/** A spelling means another entity than it did. */
export async function splitEntity(
  entities: Entities,
  { ref, spelling, name }: { ref: string; spelling: string; name?: string | undefined },
  options: Json,
): Promise<void> {
  const from = readEntityRef(ref);
  const label = name ?? spelling;
  const id = entityIdOf(from.type, label);
  const own = id === from.id ? `${id}~${entityIdOf(from.type, spelling).split(':')[1]}` : id;
  const saved = await entities.save(emptyRecord({ id: own, type: from.type, name: label }), (record) => ({
    ...withoutMerge(record),
    state: 'active',
    spellings: [...new Set([...record.spellings, spelling])],
  }));
  said([saved], `«${spelling}» is ${own} from now on`, options);
}

const withoutMerge = ({ mergedInto: _merged, ...record }: EntityRecord): EntityRecord => record;

/** The name that is shown and searched by. */
export async function renameEntity(
  entities: Entities,
  { ref, name }: { ref: string; name: string },
  { english, wikidata, ...options }: RenameOptions,
): Promise<void> {
  if (wikidata !== undefined && !/^Q[1-9]\d*$/.test(wikidata))
    throw new Error(`"${wikidata}": expected an id of Wikidata, as in Q1016`);
  const saved = await entities.save(emptyRecord(readEntityRef(ref)), (record) => ({
    ...record,
    state: 'active',
    label: name,
    ...(english !== undefined && { labelEn: english }),
    ...(wikidata !== undefined && { wikidata }),
  }));
  said([saved], `${saved.id} is called «${name}» from now on`, options);
}

/** What was said of entities holds no more. */
export async function forgetEntities(
  entities: Entities,
  texts: readonly string[],
  options: Json,
): Promise<void> {
  const saved: EntityRecord[] = [];
  for (const text of texts) {
    const { id } = readEntityRef(text);
    const record = await entities.store.change(id, (before) => ({
      ...before,
      state: 'removed',
      updatedAt: new Date().toISOString(),
    }));
    if (!record) throw new Error(`nothing was said of ${id}; see: rasid entities list --changed`);
    saved.push(record);
  }
  said(saved, `nothing is said of ${saved.map(({ id }) => id).join(', ')} any more`, options);
}

function said(records: readonly EntityRecord[], words: string, { json }: Json): void {
  if (json) for (const record of records) printJson(record);
  else console.log(`${words}\n  for what is indexed already: rasid entities apply`);
}
