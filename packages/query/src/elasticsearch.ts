import {
  textFields,
  type CodeField,
  type NameField,
  type NameQuery,
  type NearQuery,
  type PublishedQuery,
  type Query,
  type TextField,
  type TextQuery,
} from './ast.ts';
import { combinationsOf, distinct, type Combination, type Words } from './terms.ts';

/** A query in Elasticsearch's own language, as JSON. */
export type ElasticsearchQuery = Readonly<Record<string, unknown>>;

/** Which fields of the index hold the names that are asked for, each with `words` and `folded`. */
const NAME_FIELDS: Readonly<Record<NameField, string>> = {
  source: 'source.name',
  author: 'author',
  person: 'people',
  org: 'organisations',
  place: 'locations',
};

const CODE_FIELDS: Readonly<Record<CodeField, string>> = {
  topic: 'topics',
  country: 'countries',
  lang: 'lang',
};

/** The articles that a query matches, without scores: the fields' own analyzers read its words. */
export function toElasticsearch(query: Query): ElasticsearchQuery {
  switch (query.kind) {
    case 'and':
      return { bool: { filter: query.of.map(toElasticsearch) } };
    case 'or':
      return anyOf(query.of.map(toElasticsearch));
    case 'not':
      return { bool: { must_not: [toElasticsearch(query.of)] } };
    case 'text':
      return textQuery(query);
    case 'near':
      return nearQuery(query);
    case 'name':
      return nameQuery(query);
    case 'code':
      return { term: { [CODE_FIELDS[query.field]]: query.code } };
    case 'published':
      return publishedQuery(query);
  }
}

const anyOf = (should: readonly ElasticsearchQuery[]): ElasticsearchQuery =>
  should.length === 1 && should[0] ? should[0] : { bool: { should, minimum_should_match: 1 } };

const fieldsOf = (field: TextField | undefined): readonly TextField[] =>
  field === undefined ? textFields : [field];

const viewOf = (field: string, form: Words['form']): string => (form === 'stem' ? field : `${field}.exact`);

/** A word of several terms, such as «كوفيد-19», is a phrase: all of them in a row. */
function textQuery({ form, text, field }: TextQuery): ElasticsearchQuery {
  const views = fieldsOf(field).map((each) => viewOf(each, form));
  return form === 'prefix'
    ? anyOf(views.map((view) => ({ prefix: { [view]: text } })))
    : { multi_match: { query: text, type: 'phrase', fields: views } };
}

function nearQuery({ ordered, distance, of, field }: NearQuery): ElasticsearchQuery {
  const combinations = combinationsOf(of).map((each) => (ordered ? each : distinct(each)));
  return anyOf(
    fieldsOf(field).map((each) => ({
      intervals: { [each]: anyRule(combinations.map((words) => together(words, each, ordered, distance))) },
    })),
  );
}

const anyRule = (rules: readonly ElasticsearchQuery[]): ElasticsearchQuery =>
  rules.length === 1 && rules[0] ? rules[0] : { any_of: { intervals: rules } };

const together = (words: Combination, field: TextField, ordered: boolean, distance: number) => {
  const intervals = words.map((each) => rule(each, field));
  return { all_of: { intervals, ordered, max_gaps: distance } };
};

function rule({ form, text }: Words, field: TextField): ElasticsearchQuery {
  const view = form === 'stem' ? {} : { use_field: viewOf(field, form) };
  return form === 'prefix'
    ? { prefix: { prefix: text, ...view, analyzer: 'keyword' } }
    : { match: { query: text, max_gaps: 0, ordered: true, ...view } };
}

function nameQuery({ field, form, text }: NameQuery): ElasticsearchQuery {
  const name = NAME_FIELDS[field];
  const query = {
    words: { match_phrase: { [`${name}.words`]: text } },
    prefix: { prefix: { [`${name}.words`]: text } },
    whole: { term: { [`${name}.folded`]: text } },
  }[form];
  return field === 'source' ? anyOf([query, { term: { 'source.feedId': text } }]) : query;
}

const publishedQuery = ({ from, before }: PublishedQuery): ElasticsearchQuery => ({
  range: {
    publishedAt: { ...(from !== undefined && { gte: from }), ...(before !== undefined && { lt: before }) },
  },
});
