import type { Topic } from '@rasid/contracts';
import { topicFeatures } from './topicFeatures.ts';
import { topicTable } from '@rasid/contracts';

export type TopicClassifier = {
  /** Topics of the article, best first; `score` is the model's probability. */
  classifyTopics(title: string, text: string): Topic[];
};

/** As `train/topics.ts` writes it: weights in steps of `scale`, one row a stem, one column a topic of the table. */
export type TopicModel = {
  readonly version: string;
  readonly scale: number;
  readonly bias: readonly number[];
  readonly stems: readonly string[];
  /** Base64 of signed bytes, `stems` × topics. */
  readonly weights: string;
};

/** The best topic is told from a lower score on than the further ones. */
const LEAST_BEST = 0.15;
const LEAST_SCORE = 0.35;
const MOST_TOPICS = 3;

/** A linear model over stems, which knows no word order. */
export function createTopicClassifier(model: TopicModel): TopicClassifier {
  const rows = new Map(model.stems.map((stem, i) => [stem, i * topicTable.length]));
  const weights = new Int8Array(Buffer.from(model.weights, 'base64'));
  return {
    classifyTopics: (title, text) => {
      const scores = scoresOf(topicFeatures(title, text), rows, weights, model);
      if (scores === undefined) return [];
      const topics = topicTable.map(({ id, slug }, i) => ({
        id,
        slug,
        score: Math.round((scores[i] ?? 0) * 1000) / 1000,
      }));
      topics.sort((a, b) => b.score - a.score);
      return topics
        .filter(({ score }, rank) => score >= (rank === 0 ? LEAST_BEST : LEAST_SCORE))
        .slice(0, MOST_TOPICS);
    },
  };
}

/** Logistic scores, a topic each, of features that are scaled to unit length; undefined where the model knows none. */
function scoresOf(
  features: Map<string, number>,
  rows: Map<string, number>,
  weights: Int8Array,
  { bias, scale }: TopicModel,
): number[] | undefined {
  let norm = 0;
  const sums = new Float64Array(topicTable.length);
  for (const [stem, value] of features) {
    const row = rows.get(stem);
    if (row === undefined) continue;
    norm += value * value;
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + value * (weights[row + k] ?? 0);
  }
  if (norm === 0) return undefined;
  const factor = scale / Math.sqrt(norm);
  return [...sums].map((sum, k) => 1 / (1 + Math.exp(-(sum * factor + (bias[k] ?? 0)))));
}
