import { fold } from '@rasid/arabic';
import type { EntityType } from '@rasid/contracts';
import { englishNames } from './data/englishNames.ts';
import { createGazetteer, withOtherNames } from './gazetteer.ts';

/** Ids of the names on our lists, however they are spelt there; undefined for others. */
export function createNameIds(): (type: EntityType, name: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const entries of withOtherNames(createGazetteer()).values())
    for (const { words, known } of entries)
      for (const { type, id } of known) {
        const key = `${type} ${words.join(' ')}`;
        if (!ids.has(key)) ids.set(key, id);
      }
  return (type, name) => ids.get(`${type} ${fold(name)}`);
}

/** The English name of an entity, where CLDR (by way of ICU) or our own table has one. */
export function englishNameOf(id: string): string | undefined {
  const [, country] = /^country:([A-Z]{2})$/.exec(id) ?? [];
  if (country === undefined) return englishNames[id];
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(country);
}
