import { entityTypes, type EntityRecord, type EntityType } from '@rasid/contracts';
import { createNameIds, entityIdOf } from '@rasid/enrichment';

/** An entity as an operator names it: its id, or `TYPE:name` as in «PER:خليفة حفتر». */
export type EntityRef = { readonly id: string; readonly type: EntityType; readonly name?: string };

const ID = /^(per|org|loc|misc|country|city|region|place):\S+$/;
const types: Readonly<Record<string, EntityType>> = {
  ...{ per: 'PER', org: 'ORG', loc: 'LOC', misc: 'MISC' },
  ...{ country: 'LOC', city: 'LOC', region: 'LOC', place: 'LOC' },
};

/** Reads what an operator wrote; `known` are the ids of names on our lists. */
export function readEntityRef(text: string, known = createNameIds()): EntityRef {
  const [, id, kind = ''] = /^(([a-z]+):.+)$/.exec(text.trim()) ?? [];
  if (id !== undefined && ID.test(id)) return { id, type: types[kind] as EntityType };
  const [, prefix = '', name = ''] = /^([A-Z]+):(.+)$/.exec(text.trim()) ?? [];
  const type = entityTypes.find((each) => each === prefix);
  if (type === undefined)
    throw new Error(
      `"${text}": expected an id as \`rasid entities list\` shows it, or a type and a name, as in "PER:خليفة حفتر" (${entityTypes.join(', ')})`,
    );
  return { id: known(type, name.trim()) ?? entityIdOf(type, name.trim()), type, name: name.trim() };
}

/** A record that says nothing yet. */
export const emptyRecord = ({ id, type, name }: EntityRef): EntityRecord => ({
  id,
  type,
  ...(name !== undefined && { label: name }),
  spellings: [],
  state: 'active',
  updatedAt: new Date().toISOString(),
});
