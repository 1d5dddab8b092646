import type { estypes } from '@elastic/elasticsearch';
import { relativesOf } from '@rasid/arabic';
import type { SoughtWords } from '@rasid/query';
import { wordsThatSay } from './matching.ts';

type Query = estypes.QueryDslQueryContainer;
type TextField = 'title' | 'summary' | 'body';

export type RankingOptions = {
  /** Off where an analyst wants a word to count alike wherever it stands. */
  readonly titleBoost: boolean;
};

/** How often a word of a field counts as if it stood in the text. */
const WEIGHTS: Readonly<Record<TextField, number>> = { title: 3, summary: 1.5, body: 1 };
const FIELDS = Object.keys(WEIGHTS) as TextField[];
/** What a word as it was typed adds to its stem. */
const EXACT = 0.3;
/** What a word of the same root adds: a headline says قتلى where the text says مقتل. */
const RELATIVE = 0.4;
/** Of a long text, the first words are asked for their relatives. */
const MOST_WITH_RELATIVES = 16;
/** What the title or the beginning of the text adds, by root: news says first what it is about. */
const OPENING = 0.5;
const OPENINGS: Readonly<Partial<Record<TextField, string>>> = { title: 'title.root', body: 'body.lead' };
/** What two neighbours of the query add that stand together in a text (a sequential dependence, Metzler and Croft 2005). */
const PAIR = 0.4;
/** Their window of eight words. */
const SLOP = 8;
const MOST_PAIRS = 12;

/** What makes one article better than another, for the words that a query looks for; it leaves none out. */
export function rankingOf(sought: readonly SoughtWords[], options: RankingOptions): Query[] {
  const isWord = ({ form, text }: SoughtWords): boolean => form === 'stem' && !/\s/.test(text);
  const places = new Set(sought.filter(isWord).map(({ field }) => field));
  return [
    ...[...places].flatMap((place) => {
      const words = sought.filter((each) => isWord(each) && each.field === place).map(({ text }) => text);
      return rankWords(words, fieldsOf(place), options);
    }),
    ...sought
      .filter((each) => !isWord(each))
      .flatMap(({ form, text, field }) => rankPhrase(form, text, fieldsOf(field), options)),
  ];
}

/** Articles with some of the words, wherever they stand. */
export const anyWord = (
  words: readonly string[],
  least: { readonly minimum_should_match: string },
): Query => ({
  combined_fields: { query: words.join(' '), fields: FIELDS, ...least },
});

const fieldsOf = (field: TextField | undefined): readonly TextField[] =>
  field === undefined ? FIELDS : [field];

const weighted = (fields: readonly TextField[], view: '' | '.exact', titleBoost: boolean): string[] =>
  fields.map((field) => `${field}${view}^${titleBoost ? WEIGHTS[field] : 1}`);

/** A summary says again what the title and the text say. */
const mainOf = (fields: readonly TextField[]): readonly TextField[] =>
  fields.length === 1 ? fields : fields.filter((field) => field !== 'summary');

/** All fields count as one text (BM25F, Robertson, Zaragoza and Taylor 2004). */
const inAllFields = (query: string, fields: string[], boost: number): Query => ({
  combined_fields: { query, fields, boost },
});

function rankWords(
  all: readonly string[],
  fields: readonly TextField[],
  { titleBoost }: RankingOptions,
): Query[] {
  const words = wordsThatSay(all);
  const query = words.join(' ');
  const main = mainOf(fields);
  const openings = titleBoost ? fields.flatMap((field) => OPENINGS[field] ?? []) : [];
  return [
    inAllFields(query, weighted(fields, '', titleBoost), 1),
    inAllFields(query, weighted(fields, '.exact', titleBoost), EXACT),
    ...words.slice(0, MOST_WITH_RELATIVES).flatMap((word) => closestRelative(word, main)),
    ...inBestField(query, openings, OPENING),
    ...pairsOf(words).map((pair) => together(pair, main)),
  ];
}

const inBestField = (query: string, fields: string[], boost: number): Query[] =>
  fields.length === 0 ? [] : [{ multi_match: { query, type: 'best_fields', fields, boost } }];

/** The best of the word's relatives counts, so that a large family is no better than a small one. */
function closestRelative(word: string, fields: readonly TextField[]): Query[] {
  const queries = relativesOf(word).flatMap((stem) =>
    fields.map((field): Query => ({ term: { [field]: stem } })),
  );
  return queries.length === 0 ? [] : [{ dis_max: { queries, boost: RELATIVE } }];
}

const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1, MOST_PAIRS + 1).map((word, i) => `${words[i] ?? ''} ${word}`);

const together = (query: string, fields: readonly TextField[]): Query => ({
  multi_match: { query, type: 'phrase', slop: SLOP, fields: [...fields], boost: PAIR },
});

function rankPhrase(
  form: SoughtWords['form'],
  text: string,
  fields: readonly TextField[],
  { titleBoost }: RankingOptions,
): Query[] {
  const views = weighted(fields, form === 'stem' ? '' : '.exact', titleBoost);
  if (form !== 'prefix') return [{ multi_match: { query: text, type: 'phrase', fields: views } }];
  return fields.map((field) => ({
    prefix: { [`${field}.exact`]: { value: text, boost: titleBoost ? WEIGHTS[field] : 1 } },
  }));
}
