export { analysisSettings } from './analysisSettings.ts';
export { analyze, analyzerNames, stemOf, type AnalyzedToken, type AnalyzerName } from './analyze.ts';
export { fold, foldWithOffsets, type Folded } from './fold.ts';
export { tokenize, type Word } from './tokenize.ts';
