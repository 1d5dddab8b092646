import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readModel, type NameModel } from './modelFile.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** What the project ships to find names with: weights, what is known of words, and names of the world. */
export type NameData = NameModel & { readonly worldNames: string };

export const loadNameData = (): NameData => ({
  ...readModel(readFileSync(join(MODELS, 'names.bin'))),
  worldNames: readWorldNames(),
});

/** Names of the world's places, clubs, people and works, `kind<tab>name` a line: see ORIGINS.md. */
export const readWorldNames = (): string =>
  gunzipSync(readFileSync(join(MODELS, 'world-names.tsv.gz'))).toString('utf8');
