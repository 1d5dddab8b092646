export { analyze, analyzerNames, plainWords, type AnalyzedToken, type AnalyzerName } from './analyze.ts';
export { fold, foldWithOffsets, normalize, normalizeWithOffsets, type Folded } from './fold.ts';
export { isFunctionWord, isQuestionWord } from './functionWords.ts';
export { relativesOf } from './relatives.ts';
export { spellingDistance } from './spellingDistance.ts';
export { tokenize, type Word } from './tokenize.ts';
export { createWordTable, type WordTable } from './wordTable.ts';
