import type { NameData } from './loadModel.ts';
import { createGazetteerMarker, createListMarker } from './marks.ts';
import { createNameTagger, type NameReader, type NameTagger } from './nameModel.ts';
import { createWordReader } from './nameWord.ts';
import { createRuleNames } from './ruleNames.ts';
import { createWordLexicon } from './wordLexicon.ts';

/** How tokens are read, given what is known of words and names. */
export function createNameReader({
  lexicon,
  worldNames,
}: Pick<NameData, 'lexicon' | 'worldNames'>): NameReader {
  return {
    wordOf: createWordReader(createWordLexicon(lexicon)),
    gazetteer: createGazetteerMarker(),
    list: createListMarker(worldNames),
    rules: createRuleNames(),
  };
}

/** A tagger of tokens, as the pipe and the measurements use it. */
export const createTokenTagger = (data: NameData): NameTagger =>
  createNameTagger(data.weights, createNameReader(data));
