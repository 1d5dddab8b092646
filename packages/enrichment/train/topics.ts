import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTopicExamples, type TopicExample } from './topicExamples.ts';
import { trainTopicModel } from './topicModel.ts';

/**
 * Trains the topic model and writes models/topics.json: the same weights from the same data and seed. How good such a
 * model is on articles that it never saw, tests/quality/topics.ts says. Run as:
 * node packages/enrichment/train/topics.ts --data FOLDER [--every 3]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '3' },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/sanad-khaleej.jsonl.gz is');

const articles: TopicExample[] = [];
for await (const example of readTopicExamples(values.data, Number(values.every))) articles.push(example);
console.error(`read ${articles.length} articles`);
const model = trainTopicModel(articles, Number(values.seed));
writeFileSync(new URL('../models/topics.json', import.meta.url), `${JSON.stringify(model)}\n`);
console.error(`${model.stems.length} stems from ${articles.length} articles`);
