export type { Query } from './ast.ts';
export { toElasticsearch, type ElasticsearchQuery } from './elasticsearch.ts';
export { createMatcher, type Matcher } from './match.ts';
export { prepareDocument, type MatchDocument, type PreparedDocument } from './matchDocument.ts';
export { parseQuery, type Parsed } from './parse.ts';
export { printQuery } from './print.ts';
export type { QueryError } from './queryError.ts';
export { replaceWords, type SingleWord } from './replaceWords.ts';
export { isPlain, soughtWords, type SoughtWords } from './soughtWords.ts';
