import { topicTable } from '@rasid/contracts';
import { IDF_STEP, type TopicModel } from '../src/topicClassifier.ts';
import { trainLogistic, type Example, type Vocabulary } from './logistic.ts';
import { repeatedOwnExamples, type TopicExample } from './topicExamples.ts';

const MOST_STEMS = 30_000;
const LEAST_EXAMPLES = 6;
const MOST_SHARE = 0.3;
const MOST_A_TOPIC = 5_000;

/** The model that articles, their headlines alone and our own headlines make: the same from the same seed. */
export function trainTopicModel(articles: readonly TopicExample[], seed: number): TopicModel {
  const learnt = balanced(articles);
  const examples: Example[] = [
    ...learnt,
    ...learnt.map(({ headline }) => headline),
    ...repeatedOwnExamples(),
  ];
  const vocabulary = chooseStems(examples);
  const { weights, bias } = trainLogistic(examples, { vocabulary, width: topicTable.length, seed });
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    version: `topics-3-seed-${seed}`,
    scale,
    bias: [...bias],
    stems: vocabulary.stems,
    idf: Buffer.from(Uint8Array.from(vocabulary.idf, (idf) => Math.round(idf / IDF_STEP))).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

/** No topic has more articles than MOST_A_TOPIC; of a larger one every so-manieth is left out. */
function balanced(from: readonly TopicExample[]): TopicExample[] {
  const totals = new Map<string, number>();
  for (const { slug } of from) totals.set(slug, (totals.get(slug) ?? 0) + 1);
  const seen = new Map<string, number>();
  return from.filter(({ slug }) => {
    const nth = seen.get(slug) ?? 0;
    seen.set(slug, nth + 1);
    const share = Math.min(1, MOST_A_TOPIC / (totals.get(slug) ?? 1));
    return Math.floor((nth + 1) * share) > Math.floor(nth * share);
  });
}

/** Stems that enough examples have and that are not everywhere; numbers say nothing. Inverse document frequency in bytes. */
function chooseStems(from: readonly Example[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const { features } of from)
    for (const stem of features.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const chosen = [...counts]
    .filter(
      ([stem, count]) => count >= LEAST_EXAMPLES && count < from.length * MOST_SHARE && !/^\d+$/.test(stem),
    )
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_STEMS);
  return {
    stems: chosen.map(([stem]) => stem),
    idf: chosen.map(([, count]) => Math.round(Math.log(from.length / count) / IDF_STEP) * IDF_STEP),
  };
}
export { readTopicExamples, type TopicExample } from './topicExamples.ts';
