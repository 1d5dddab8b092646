import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

/**
 * Writes models/world-names.tsv.gz from ArWikiCats (MIT), unpacked from the package of that name: the Arabic names in its
 * tables of places, clubs, people and others. Run as:
 * node packages/enrichment/train/worldNames.ts --package FOLDER (the one that holds ArWikiCats/jsons)
 */
const { values } = parseArgs({ options: { package: { type: 'string' } } });
if (values.package === undefined) throw new Error('--package FOLDER: where ArWikiCats/jsons is');

/** L a place, O a club, P a person, M of any kind. */
const tables: Readonly<Record<string, readonly string[]>> = {
  L: [
    'cities/cities_full',
    ...['popopo', 'P17_2_final_ll', 'P17_PP', 'India_dd', 'us_counties', 'regions'].map(
      (name) => `geography/${name}`,
    ),
  ],
  O: ['sports/Clubs_key'],
  P: ['people/peoples'],
  M: ['cities/yy2'],
};

const folder = join(values.package, 'ArWikiCats/jsons');
if (!readdirSync(folder).includes('cities')) throw new Error(`${folder}: expected the tables of ArWikiCats`);
const lines = new Set<string>();
for (const [kind, names] of Object.entries(tables))
  for (const table of names)
    for (const name of textsOf(JSON.parse(readFileSync(join(folder, `${table}.json`), 'utf8'))))
      add(kind, name);
const out = join(import.meta.dirname, '../models/world-names.tsv.gz');
writeFileSync(out, gzipSync([...lines].sort().join('\n'), { level: 9 }));
console.error(`${lines.size} names`);

/** Without what stands in parentheses to tell namesakes apart. */
function add(kind: string, name: string): void {
  const plain = name.replace(/\([^)]*\)/g, '').trim();
  if (plain.length > 1) lines.add(`${kind}\t${plain}`);
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* textsOf(part);
}
