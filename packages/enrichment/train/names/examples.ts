import { contextFeatures, featureWordOf, REACH, type FeatureWord } from '../../src/names/features.ts';
import { labelsOf } from '../../src/names/labels.ts';
import { marksOf, type NameReader } from '../../src/names/nameModel.ts';
import type { Example } from './crf.ts';
import type { TaggedSentence } from './taggedCorpora.ts';

/** What the tagger will see of each token of a sentence, as it will see it. */
function featuresOf(tokens: readonly string[], reader: NameReader): number[][] {
  const words = tokens.map((token) => featureWordOf(reader.wordOf(token)));
  const marks = marksOf(words, reader.rules(tokens), reader);
  const context: number[] = [];
  return words.map((_, i) => {
    contextFeatures(words, marks, i, context);
    return [...around(words, i), ...context];
  });
}

function around(words: readonly FeatureWord[], i: number): number[] {
  const found: number[] = [];
  for (let place = -REACH; place <= REACH; place++)
    found.push(...(words[i + place]?.features[place + REACH] ?? []));
  return found;
}

/** Sentences with features in place of tokens; the features that come at all, in the order of their coming. */
export function examplesOf(
  sentences: readonly TaggedSentence[],
  reader: NameReader,
): { examples: Example[]; features: Uint32Array } {
  const rows = new Map<number, number>();
  const rowOf = (feature: number): number => {
    const row = rows.get(feature) ?? rows.size;
    rows.set(feature, row);
    return row;
  };
  const examples = sentences.map(({ tokens, tags }) => ({
    features: featuresOf(tokens, reader).map((features) => Int32Array.from(new Set(features.map(rowOf)))),
    gold: labelsOf(tags),
  }));
  return { examples, features: Uint32Array.from(rows.keys()) };
}
