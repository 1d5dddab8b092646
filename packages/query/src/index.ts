export type { Query } from './ast.ts';
export { toElasticsearch, type ElasticsearchQuery } from './elasticsearch.ts';
export { createMatcher, type Matcher } from './match.ts';
export { prepareDocument, type MatchDocument, type PreparedDocument } from './matchDocument.ts';
export { parseQuery, type Parsed } from './parse.ts';
export { printQuery } from './print.ts';
export type { QueryError } from './queryError.ts';
export { createRuleIndex, ruleProblem, type RuleIndex, type RuleProblem } from './ruleIndex/index.ts';
export { createPassageFinder, type FoundPassage } from './passages/index.ts';
