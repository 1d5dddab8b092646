import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { topicFeatures } from '../src/topicFeatures.ts';
import { topicTable, type TopicSlug } from '../src/topicTable.ts';
import type { TopicModel } from '../src/topicClassifier.ts';
import { defenceSeeds } from './defenceSeeds.ts';

/**
 * Trains the topic model: one logistic regression a topic, by stochastic gradient descent over stems, deterministic
 * from its seed. Run as: node packages/enrichment/train/topics.ts --data FOLDER
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/sanad-khaleej.jsonl.gz is');

/** SANAD's topics as IPTC Media Topics. */
const SANAD: Readonly<Record<string, TopicSlug>> = {
  Culture: 'arts-culture-entertainment-and-media',
  Finance: 'economy-business-and-finance',
  Medical: 'health',
  Politics: 'politics',
  Religion: 'religion',
  Sports: 'sport',
  Tech: 'science-and-technology',
};

/** ANT's topics; world news is politics, and war where its words say so. */
const ANT: Readonly<Record<string, TopicSlug>> = {
  culture: 'arts-culture-entertainment-and-media',
  economy: 'economy-business-and-finance',
  internationalNews: 'politics',
  middleEast: 'politics',
  sport: 'sport',
  technology: 'science-and-technology',
};

type Example = { readonly features: Map<string, number>; readonly labels: Float32Array };

const MOST_STEMS = 12_000;
const EPOCHS = 6;
const RATE = 0.5;
const DECAY = 1e-6;

const columnOf = new Map<string, number>(topicTable.map(({ slug }, i) => [slug, i]));

function labelsOf(...slugs: TopicSlug[]): Float32Array {
  const labels = new Float32Array(topicTable.length);
  for (const slug of slugs) labels[columnOf.get(slug) ?? 0] = 1;
  return labels;
}

async function readExamples(folder: string): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const { topic, text } of readLines<{ topic: string; text: string }>(
    join(folder, 'topics/sanad-khaleej.jsonl.gz'),
  )) {
    addExample(examples, SANAD[topic], text.slice(0, 90).replace(/\s\S*$/, ''), text);
  }
  for await (const { topic, title, text } of readLines<{ topic: string; title: string; text: string }>(
    join(folder, 'topics/ant-news.jsonl.gz'),
  )) {
    addExample(examples, ANT[topic], title, text);
  }
  return examples;
}

function addExample(examples: Example[], slug: TopicSlug | undefined, title: string, text: string): void {
  if (slug === undefined) return;
  const further = slug === 'politics' ? defenceSeeds.labelsOf(text) : [];
  const labels = labelsOf(slug, ...further);
  examples.push({ features: topicFeatures(title, text), labels });
  // headlines alone are to be understood as well
  if (examples.length % 4 === 0) examples.push({ features: topicFeatures(title, ''), labels });
}

async function* readLines<T>(file: string): AsyncGenerator<T> {
  for await (const line of linesOf(createReadStream(file).pipe(createGunzip()))) yield JSON.parse(line) as T;
}

/** By \n alone: a body may hold other line ends. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter(Boolean);
  }
  if (rest !== '') yield rest;
}

function chooseStems(examples: readonly Example[]): string[] {
  const documents = new Map<string, number>();
  for (const { features } of examples)
    for (const stem of features.keys()) documents.set(stem, (documents.get(stem) ?? 0) + 1);
  const limit = examples.length * 0.4;
  return [...documents]
    .filter(([stem, count]) => count >= 15 && count < limit && !/^\d+$/.test(stem))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_STEMS)
    .map(([stem]) => stem);
}

/** mulberry32 */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function train(examples: readonly Example[], stems: readonly string[], seed: number) {
  const rows = new Map(stems.map((stem, i) => [stem, i]));
  const width = topicTable.length;
  const weights = new Float32Array(stems.length * width);
  const bias = new Float32Array(width).fill(-2);
  const order = examples.map((_, i) => i);
  const random = createRandom(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    const rate = RATE / (1 + epoch);
    for (const i of order) if (examples[i]) step(examples[i], { rows, weights, bias, rate });
  }
  return { weights, bias };
}

function step(
  { features, labels }: Example,
  model: { rows: Map<string, number>; weights: Float32Array; bias: Float32Array; rate: number },
): void {
  const { rows, weights, bias, rate } = model;
  const active: [number, number][] = [];
  let norm = 0;
  for (const [stem, value] of features) {
    const row = rows.get(stem);
    if (row === undefined) continue;
    active.push([row * labels.length, value]);
    norm += value * value;
  }
  const factor = norm === 0 ? 0 : 1 / Math.sqrt(norm);
  for (let k = 0; k < labels.length; k++) {
    let sum = bias[k] ?? 0;
    for (const [row, value] of active) sum += (weights[row + k] ?? 0) * value * factor;
    const error = (labels[k] ?? 0) - 1 / (1 + Math.exp(-sum));
    if (Math.abs(error) < 0.001) continue;
    bias[k] = (bias[k] ?? 0) + rate * 0.1 * error;
    for (const [row, value] of active) {
      const at = row + k;
      weights[at] = (weights[at] ?? 0) * (1 - DECAY) + rate * error * value * factor * 8;
    }
  }
}

const examples = await readExamples(values.data);
examples.push(
  ...defenceSeeds
    .examples((...slugs) => labelsOf(...slugs))
    .map(({ text, labels }) => ({ features: topicFeatures(text, text), labels })),
);
const stems = chooseStems(examples);
console.error(`${examples.length} examples, ${stems.length} stems`);
const { weights, bias } = train(examples, stems, Number(values.seed));
const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
const scale = largest / 127;
const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
const model: TopicModel = {
  version: `topics-1-seed-${values.seed}`,
  scale,
  bias: [...bias],
  stems,
  weights: Buffer.from(bytes.buffer).toString('base64'),
};
const file = new URL('../models/topics.json', import.meta.url);
mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, `${JSON.stringify(model)}\n`);
