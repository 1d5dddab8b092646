import type { BaseWords } from './baseWords.ts';
import { conjugationsOf } from './conjugate.ts';
import { keptNames } from './keptNames.ts';

/** A form that the corpus happens not to have, or hardly, and the base word that it is of. */
export type UnseenForm = { readonly form: string; readonly base: string };

const NOMINAL = 0.04;
const RARELY_DEFINITE = 0.02;
const LEAST_COUNT = 60;
const LEAST_COUNT_OF_NAME = 150;
const LEAST_COUNT_WITH_ENCLITICS = 400;
const LEAST_COUNT_OF_FREQUENT = 1_000;
const LEAST_COUNT_OF_VERB = 40;

const BARE = ['و', 'ب', 'ل', 'وب', 'ول'];
const DEFINITE = ['ال', 'وال', 'فال', 'بال', 'كال', 'وبال', 'لل', 'ولل'];
const ENCLITICS = ['ه', 'ها', 'هم', 'نا'];
const OBJECTS = ['ه', 'ها', 'هم'];

/** What the most frequent nouns and names look like with clitics: any text has forms that no corpus has. */
export function* unseenNominals(bases: BaseWords): Generator<UnseenForm> {
  const { words, countOf, definiteShareOf } = bases;
  for (const base of new Set([...words, ...keptNames])) {
    const isName =
      keptNames.has(base) ||
      (countOf(base) >= LEAST_COUNT_OF_NAME &&
        definiteShareOf(base) < RARELY_DEFINITE &&
        !/^[يتنسا]/.test(base));
    const isNoun = definiteShareOf(base) > NOMINAL && countOf(base) >= LEAST_COUNT;
    if (!isName && !isNoun) continue;
    if (
      base.length < 3 ||
      (base.length === 3 && countOf(base) < LEAST_COUNT_OF_FREQUENT && !keptNames.has(base))
    )
      continue;
    for (const proclitic of BARE) yield { form: proclitic + base, base };
    if (countOf(base) >= LEAST_COUNT_OF_FREQUENT) yield { form: `ف${base}`, base };
    if (!isNoun || isName) continue;
    for (const article of DEFINITE) yield { form: article + base, base };
    const stem = base.replace(/ة$/, 'ت');
    if (stem !== base) for (const dual of ['ين', 'ان']) yield* withArticle(stem + dual, base);
    if (countOf(base) < LEAST_COUNT_WITH_ENCLITICS) continue;
    for (const enclitic of ENCLITICS)
      for (const proclitic of countOf(base) < LEAST_COUNT_OF_FREQUENT ? [''] : ['', 'و', 'ب', 'ل'])
        yield { form: proclitic + stem + enclitic, base };
  }
}

function* withArticle(form: string, base: string): Generator<UnseenForm> {
  yield { form, base };
  yield { form: `ال${form}`, base };
}

/** All persons of the verbs of the news, with what stands before and behind them. */
export function* unseenVerbForms(
  verbs: ReadonlyMap<string, string>,
  bases: BaseWords,
): Generator<UnseenForm> {
  for (const verb of new Set(verbs.values())) {
    if (bases.countOf(verb) < LEAST_COUNT_OF_VERB || verb.length < 4) continue;
    const attested = conjugationsOf(verb).filter(({ imperfect }) => verbs.get(imperfect) === verb);
    const [conjugation] = attested.length > 0 ? attested : conjugationsOf(verb);
    for (const form of conjugation?.forms ?? []) {
      if (/(?:ان|نا)$/.test(form)) continue;
      yield { form, base: verb };
      for (const conjunction of ['و', 'ف']) yield { form: conjunction + form, base: verb };
      if (/^[يت]/.test(form)) for (const particle of ['س', 'ل']) yield { form: particle + form, base: verb };
      if (/^[يت].*[^اةىن]$/.test(form) || form === verb)
        for (const object of OBJECTS) if (!form.endsWith('ى')) yield { form: form + object, base: verb };
    }
  }
}
