import type { estypes } from '@elastic/elasticsearch';
import { normalize, spellingDistance } from '@rasid/arabic';
import { indexNames } from '@rasid/contracts';
import { printQuery, replaceWords, type Query, type SingleWord } from '@rasid/query';
import type { SearchClient } from './client.ts';

/** The corrected query, and how many articles it finds. */
export type Suggestion = { readonly text: string; readonly query: Query };

/** A word that fewer articles have may be a slip; what is offered for it has to be met in so many times as many. */
const RARE = 3;
const MORE = 10;
const MOST_WORDS = 8;
const OPTIONS = 8;
const FARTHEST = 2;
/** What ten times as many articles make up for, in units of the distance of two spellings. */
const WEIGHT_OF_FREQUENCY = 0.25;

const TEXT_FIELDS = { title: ['title.exact'], summary: ['summary.exact'], body: ['body.exact'] } as const;
const NAME_FIELDS = {
  source: ['source.name.words'],
  author: ['author.words'],
  person: ['people.words'],
  org: ['organisations.words'],
  place: ['locations.words'],
} as const;
const EVERYWHERE = ['title.exact', 'body.exact'];

const fieldsOf = ({ field }: SingleWord): readonly string[] =>
  field === undefined ? EVERYWHERE : { ...TEXT_FIELDS, ...NAME_FIELDS }[field];

/**
 * The query with the words that hardly any article has replaced by ones that are written much like them and are met
 * often; undefined where there are none.
 */
export async function suggestQuery(
  client: SearchClient,
  namespace: string,
  query: Query,
): Promise<Suggestion | undefined> {
  const words = singleWords(query).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const answer = await client.search({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size: 0,
    track_total_hits: false,
    aggs: Object.fromEntries(
      words.map((word, i) => [`w${i}`, { filter: isMet(word) } as estypes.AggregationsAggregationContainer]),
    ),
    suggest: Object.fromEntries(
      words.flatMap((word, i) => fieldsOf(word).map((field, k) => [`w${i}.${k}`, askFor(word, field)])),
    ),
  });
  const better = new Map(
    words.flatMap((word, i) => {
      const met = (answer.aggregations?.[`w${i}`] as { doc_count?: number } | undefined)?.doc_count ?? 0;
      const option = met < RARE ? bestOption(word.text, met, optionsOf(answer.suggest, i)) : undefined;
      return option === undefined ? [] : [[keyOf(word), option] as const];
    }),
  );
  if (better.size === 0) return undefined;
  const corrected = replaceWords(query, (word) => better.get(keyOf(word)) ?? word.text);
  return { text: printQuery(corrected), query: corrected };
}

const keyOf = ({ text, field }: SingleWord): string => `${field ?? ''} ${text}`;

function singleWords(query: Query): SingleWord[] {
  const words: SingleWord[] = [];
  replaceWords(query, (word) => {
    words.push({ text: word.text, ...(word.field !== undefined && { field: word.field }) });
    return word.text;
  });
  return words;
}

const isMet = (word: SingleWord): estypes.QueryDslQueryContainer => ({
  bool: { should: fieldsOf(word).map((field) => ({ match_phrase: { [field]: word.text } })) },
});

const askFor = ({ text }: SingleWord, field: string): estypes.SearchFieldSuggester => ({
  text,
  term: {
    field,
    suggest_mode: 'popular',
    max_edits: FARTHEST,
    prefix_length: 0,
    min_word_length: 4,
    size: OPTIONS,
    sort: 'score',
    // the pieces of one index answer apart from each other; a slip of the editor's is no word either
    min_doc_freq: 2,
  },
});

type Option = { readonly text: string; readonly freq: number };

function optionsOf(suggest: estypes.SearchResponseBody['suggest'], i: number): Option[] {
  const asked = Object.entries(suggest ?? {}).filter(([name]) => name.startsWith(`w${i}.`));
  return asked.flatMap(([, entries]) =>
    entries.length === 1 ? (entries[0]?.options as Option[]).map(({ text, freq }) => ({ text, freq })) : [],
  );
}

function bestOption(word: string, met: number, options: readonly Option[]): string | undefined {
  const written = normalize(word);
  const weigh = ({ text, freq }: Option): number =>
    WEIGHT_OF_FREQUENCY * Math.log10(freq) - spellingDistance(written, text);
  const [best] = options
    .filter(({ text, freq }) => freq >= MORE * met && spellingDistance(written, text) <= FARTHEST)
    .sort((a, b) => weigh(b) - weigh(a));
  return best?.text;
}
