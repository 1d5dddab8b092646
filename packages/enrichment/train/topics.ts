import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { topicTable } from '@rasid/contracts';
import type { TopicModel } from '../src/topicClassifier.ts';
import { trainLogistic, type Example, type Trained } from './logistic.ts';
import { readTopicExamples, repeatedOwnExamples, type TopicExample } from './topicExamples.ts';

/**
 * Trains the topic model and writes models/topics.json: the same weights from the same data and seed. With --holdout
 * every tenth article is left out, with --without SOURCE every article of that outlet: the model is then judged on
 * those, and not written. Run as:
 * node packages/enrichment/train/topics.ts --data FOLDER
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    holdout: { type: 'boolean', default: false },
    without: { type: 'string' },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/sanad-khaleej.jsonl.gz is');

const MOST_STEMS = 16_000;
const LEAST_EXAMPLES = 10;
const HOLDOUT_EVERY = 10;
const MOST_A_TOPIC = 9_000;

const articles: TopicExample[] = [];
for await (const example of readTopicExamples(values.data)) articles.push(example);
const isHeldOut = ({ source }: TopicExample, i: number): boolean =>
  (values.holdout && i % HOLDOUT_EVERY === 0) || source === values.without;
const learnt = balanced(articles.filter((article, i) => !isHeldOut(article, i)));
const examples: Example[] = [...learnt, ...learnt.map(({ headline }) => headline), ...repeatedOwnExamples()];
const stems = chooseStems(examples);
console.error(`${examples.length} examples, ${stems.length} stems`);
let rowOf: Map<string, number> | undefined;
const trained = trainLogistic(examples, { stems, width: topicTable.length, seed: Number(values.seed) });
const heldOut = articles.filter(isHeldOut);
if (heldOut.length > 0) judge(heldOut);
else write(trained);

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

/** Stems that enough examples have and that are not everywhere; numbers say nothing. */
function chooseStems(from: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of from)
    for (const stem of features.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...counts]
    .filter(([stem, count]) => count >= LEAST_EXAMPLES && count < from.length * 0.3 && !/^\d+$/.test(stem))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_STEMS)
    .map(([stem]) => stem);
}

function judge(heldOut: readonly TopicExample[]): void {
  console.log(`macro F1 on ${heldOut.length} articles: ${macroF1(heldOut, ({ features }) => features)}`);
  console.log(`macro F1 on their headlines: ${macroF1(heldOut, ({ headline }) => headline.features)}`);
}

function macroF1(
  heldOut: readonly TopicExample[],
  of: (example: TopicExample) => Example['features'],
): string {
  const pairs = heldOut.map((example) => [example.slug, bestOf(of(example))] as const);
  const scores = [...new Set(heldOut.map(({ slug }) => slug))].map((slug) => {
    const hits = pairs.filter(([gold, found]) => gold === slug && found === slug).length;
    return (
      (2 * hits) /
      (pairs.filter(([gold]) => gold === slug).length + pairs.filter(([, f]) => f === slug).length)
    );
  });
  return (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(4);
}

/** War and defence stand for politics, under which the data has them. */
function bestOf(features: Example['features']): string {
  const sums = [...trained.bias];
  const rows = (rowOf ??= new Map(stems.map((stem, i) => [stem, i * topicTable.length])));
  const known = [...features].filter(([stem]) => rows.has(stem));
  const norm = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  for (const [stem, value] of known)
    for (let k = 0; k < sums.length; k++)
      sums[k] =
        (sums[k] as number) + ((trained.weights[(rows.get(stem) as number) + k] as number) * value) / norm;
  const { slug } = topicTable[sums.indexOf(Math.max(...sums))] as (typeof topicTable)[number];
  return slug === 'defence' || slug === 'conflict-war-and-peace' ? 'politics' : slug;
}

/** In steps of a byte. */
function write({ weights, bias }: Trained): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const model: TopicModel = {
    version: `topics-2-seed-${values.seed}`,
    scale,
    bias: [...bias],
    stems,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
  const file = new URL('../models/topics.json', import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(model)}\n`);
}
