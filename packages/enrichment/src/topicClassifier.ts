import type { Topic } from '@rasid/contracts';
import { topicFeatures } from './topicFeatures.ts';
import { topicTable } from '@rasid/contracts';

export type TopicClassifier = {
  /** Log odds of every topic of the table, in its order; undefined where the model knows no word. */
  oddsOf(features: ReadonlyMap<string, number>): Float64Array | undefined;
  /** Topics of the article, best first; `score` is the model's probability. */
  classifyTopics(title: string, text: string): Topic[];
};

/** As `train/topics.ts` writes it: weights in steps of `scale`, one row a stem, one column a topic of the table. */
export type TopicModel = {
  readonly version: string;
  readonly scale: number;
  readonly bias: readonly number[];
  readonly stems: readonly string[];
  /** Base64 of bytes in steps of IDF_STEP: how much each stem counts. */
  readonly idf: string;
  /** Base64 of signed bytes, `stems` × topics. */
  readonly weights: string;
};

export const IDF_STEP = 1 / 20;

/** The best topic is told from a lower score on than the further ones. */
const LEAST_BEST = 0.15;
const LEAST_SCORE = 0.35;
const MOST_TOPICS = 3;

/** A linear model over stems, which knows no word order. */
export function createTopicClassifier(model: TopicModel): TopicClassifier {
  const oddsOf = createOdds(model);
  return {
    oddsOf,
    classifyTopics: (title, text) => {
      const odds = oddsOf(topicFeatures(title, text));
      if (odds === undefined) return [];
      const topics = topicTable.map(({ id, slug }, i) => ({ id, slug, score: probabilityOf(odds[i] ?? 0) }));
      topics.sort((a, b) => b.score - a.score);
      return topics
        .filter(({ score }, rank) => score >= (rank === 0 ? LEAST_BEST : LEAST_SCORE))
        .slice(0, MOST_TOPICS);
    },
  };
}

const probabilityOf = (odds: number): number => Math.round(1_000 / (1 + Math.exp(-odds))) / 1_000;

/** Of features that are weighed by how rare their stems are and scaled to unit length. */
function createOdds({ stems, idf, weights, scale, bias }: TopicModel): TopicClassifier['oddsOf'] {
  const rowOf = new Map(stems.map((stem, i) => [stem, i]));
  const idfs = new Uint8Array(Buffer.from(idf, 'base64'));
  const bytes = new Int8Array(Buffer.from(weights, 'base64'));
  const width = bias.length;
  return (features) => {
    let norm = 0;
    const sums = new Float64Array(width);
    for (const [stem, value] of features) {
      const row = rowOf.get(stem);
      if (row === undefined) continue;
      const weighed = value * (idfs[row] ?? 0) * IDF_STEP;
      norm += weighed * weighed;
      const at = row * width;
      for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + weighed * (bytes[at + k] ?? 0);
    }
    if (norm === 0) return undefined;
    const factor = scale / Math.sqrt(norm);
    return sums.map((sum, k) => sum * factor + (bias[k] ?? 0));
  };
}
