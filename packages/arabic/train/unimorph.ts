import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../src/fold.ts';

export type Paradigm = 'verb' | 'nominal';
export type UniMorph = {
  /** Form and lemma, each pair once, where they differ. */
  readonly pairs: readonly { readonly form: string; readonly lemma: string; readonly paradigm: Paradigm }[];
  /** The lemmas of a form, each with its paradigm; a lemma is a form of itself. */
  readonly lemmasOf: ReadonlyMap<string, ReadonlyMap<string, Paradigm>>;
};

/** Reads `lemma, form, features` triples, as the news writes them: without vowels, and without the article. */
export function readUniMorph(data: string): UniMorph {
  const pairs: UniMorph['pairs'][number][] = [];
  const lemmasOf = new Map<string, Map<string, Paradigm>>();
  const seen = new Set<string>();
  for (const line of readFileSync(join(data, 'morphology/unimorph-ara.tsv'), 'utf8').trim().split('\n')) {
    const [lemma, form, features] = readTriple(line);
    const paradigm = features.startsWith('V') ? 'verb' : 'nominal';
    note(lemmasOf, form, lemma, paradigm);
    if (!lemmasOf.get(lemma)?.has(lemma)) note(lemmasOf, lemma, lemma, paradigm);
    const key = `${form} ${lemma}`;
    if (form === lemma || seen.has(key)) continue;
    seen.add(key);
    pairs.push({ form, lemma, paradigm });
  }
  return { pairs, lemmasOf };
}

function readTriple(line: string): [lemma: string, form: string, features: string] {
  const [lemma, form, features] = line.split('\t');
  if (lemma === undefined || form === undefined || features === undefined)
    throw new Error(`unimorph-ara.tsv: expected three fields, got "${line}"`);
  const definite = features.includes(';DEF');
  const written = normalize(form.normalize('NFC'));
  return [
    normalize(lemma.normalize('NFC')),
    definite && written.startsWith('ال') ? written.slice(2) : written,
    features,
  ];
}

function note(
  lemmasOf: Map<string, Map<string, Paradigm>>,
  form: string,
  lemma: string,
  paradigm: Paradigm,
): void {
  const lemmas = lemmasOf.get(form) ?? new Map<string, Paradigm>();
  lemmasOf.set(form, lemmas.set(lemma, paradigm));
}
