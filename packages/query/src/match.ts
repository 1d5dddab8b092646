import {
  textFields,
  type NameQuery,
  type NearQuery,
  type PublishedQuery,
  type Query,
  type TextQuery,
} from './ast.ts';
import { analyze } from '@rasid/arabic';
import { foldedName, type PreparedDocument, type PreparedName } from './matchDocument.ts';
import {
  areNear,
  areNearInOrder,
  phraseOccurrences,
  prefixOccurrences,
  type Occurrences,
} from './occurrences.ts';
import { combinationsOf, distinct, termsOf, type Words } from './terms.ts';

/** Whether a document is one of those that the query finds in the index. */
export type Matcher = (document: PreparedDocument) => boolean;

/** Makes a matcher of a query: its words are analysed once. It says of each document what Elasticsearch says. */
export function createMatcher(query: Query): Matcher {
  switch (query.kind) {
    case 'and': {
      const parts = query.of.map(createMatcher);
      return (document) => parts.every((matches) => matches(document));
    }
    case 'or': {
      const parts = query.of.map(createMatcher);
      return (document) => parts.some((matches) => matches(document));
    }
    case 'not': {
      const part = createMatcher(query.of);
      return (document) => !part(document);
    }
    case 'text':
      return textMatcher(query);
    case 'near':
      return nearMatcher(query);
    case 'name':
      return nameMatcher(query);
    case 'code':
      return (document) => document.codes(query.field).includes(query.code);
    case 'published':
      return publishedMatcher(query);
  }
}

type Field = (typeof textFields)[number];
type Finder = (document: PreparedDocument, field: Field) => Occurrences;

const fieldsOf = (field: Field | undefined): readonly Field[] => (field === undefined ? textFields : [field]);

function finderOf(words: Words): Finder {
  const terms = termsOf(words);
  if (words.form === 'prefix')
    return (document, field) => prefixOccurrences(words.text, document.text(field, 'exact'));
  const view = words.form;
  return (document, field) => phraseOccurrences(terms, document.text(field, view));
}

function textMatcher({ field, ...words }: TextQuery): Matcher {
  const find = finderOf(words);
  const fields = fieldsOf(field);
  return (document) => fields.some((each) => find(document, each).starts.length > 0);
}

function nearMatcher({ field, ordered, distance, of }: NearQuery): Matcher {
  const combinations = combinationsOf(of).map((each) => (ordered ? each : distinct(each)).map(finderOf));
  const isNear = ordered ? areNearInOrder : areNear;
  return (document) =>
    fieldsOf(field).some((each) =>
      combinations.some((finders) =>
        isNear(
          finders.map((find) => find(document, each)),
          distance,
        ),
      ),
    );
}

function nameMatcher({ field, form, text }: NameQuery): Matcher {
  const isMeant = nameTest(form, text);
  return (document) =>
    document.names(field).some(isMeant) || (field === 'source' && document.feedId === text);
}

function nameTest(form: NameQuery['form'], text: string): (name: PreparedName) => boolean {
  const folded = foldedName(text);
  if (form === 'whole') return (name) => name.folded === folded;
  if (form === 'prefix') return ({ terms }) => terms.some((term) => term.startsWith(text));
  const wanted = analyze(text, 'name').map(({ token }) => token);
  return ({ terms }) => terms.some((_, start) => wanted.every((term, i) => terms[start + i] === term));
}

function publishedMatcher({ from, before }: PublishedQuery): Matcher {
  const first = from === undefined ? -Infinity : Date.parse(from);
  const end = before === undefined ? Infinity : Date.parse(before);
  return ({ publishedAt }) => publishedAt !== undefined && publishedAt >= first && publishedAt < end;
}
