import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { topicFeatures } from '../src/topicFeatures.ts';
import { topicTable, type TopicSlug } from '@rasid/contracts';
import { furtherLabelsOf } from './defenceSeeds.ts';
import type { Example } from './logistic.ts';
import { ownExamples } from './ownExamples.ts';

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

/** ANT's topics; world news is politics, and war or defence where its words say so. */
const ANT: Readonly<Record<string, TopicSlug>> = {
  culture: 'arts-culture-entertainment-and-media',
  economy: 'economy-business-and-finance',
  internationalNews: 'politics',
  middleEast: 'politics',
  sport: 'sport',
  technology: 'science-and-technology',
};

/** How often a headline of our own counts. */
const OWN_TIMES = 30;

/** An article of the data: its main topic, its outlet, its title and text. `headline` is its title alone. */
export type TopicExample = Example & {
  readonly slug: TopicSlug;
  readonly source: string;
  readonly headline: Example;
};

export async function* readTopicExamples(folder: string): AsyncGenerator<TopicExample> {
  type Sanad = { topic: string; text: string };
  for await (const { topic, text } of readLines<Sanad>(join(folder, 'topics/sanad-khaleej.jsonl.gz'))) {
    const slug = SANAD[topic];
    if (slug) yield toExample(slug, 'Al Khaleej', text.slice(0, 90).replace(/\s\S*$/, ''), text);
  }
  type Ant = { topic: string; source: string; title: string; text: string };
  for await (const { topic, source, title, text } of readLines<Ant>(
    join(folder, 'topics/ant-news.jsonl.gz'),
  )) {
    const slug = ANT[topic];
    if (slug) yield toExample(slug, source, title, text);
  }
}

function toExample(slug: TopicSlug, source: string, title: string, text: string): TopicExample {
  const labels = labelsOf(slug, ...(slug === 'politics' ? furtherLabelsOf(text) : []));
  return {
    slug,
    source,
    labels,
    features: topicFeatures(title, text),
    headline: { labels, features: topicFeatures(title, '') },
  };
}

/** Our own headlines, as many times as they count. */
export function repeatedOwnExamples(): Example[] {
  const once = Object.entries(ownExamples).flatMap(([slug, titles]) =>
    titles.map((title) => ({ labels: labelsOf(slug as TopicSlug), features: topicFeatures(title, '') })),
  );
  return Array.from({ length: OWN_TIMES }, () => once).flat();
}

const columnOf = new Map<string, number>(topicTable.map(({ slug }, i) => [slug, i]));

function labelsOf(...slugs: TopicSlug[]): Float32Array {
  const labels = new Float32Array(topicTable.length);
  for (const slug of slugs) labels[columnOf.get(slug) as number] = 1;
  return labels;
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
