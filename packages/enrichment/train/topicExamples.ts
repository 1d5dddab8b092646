import { topicTable, type TopicSlug } from '@rasid/contracts';
import { topicFeatures } from '../src/topicFeatures.ts';
import { furtherExamples } from './furtherExamples.ts';
import type { Example } from './logistic.ts';
import { readNews } from './newsTexts.ts';
import { ownExamples } from './ownExamples.ts';
import { furtherTopicsOf } from './topicSeeds.ts';

/** The data's topics as IPTC Media Topics; world news is politics, and war, defence or crime where its words say so. */
const TOPICS: Readonly<Record<string, TopicSlug>> = {
  Culture: 'arts-culture-entertainment-and-media',
  Finance: 'economy-business-and-finance',
  Medical: 'health',
  Politics: 'politics',
  Religion: 'religion',
  Sports: 'sport',
  Tech: 'science-and-technology',
  culture: 'arts-culture-entertainment-and-media',
  economy: 'economy-business-and-finance',
  internationalNews: 'politics',
  middleEast: 'politics',
  sport: 'sport',
  technology: 'science-and-technology',
};

/** How often a headline of our own counts. */
const OWN_TIMES = 25;
const HEADLINE_CHARACTERS = 90;

/** An article of the data: its main topic, its outlet, its title and text. `headline` is its title alone. */
export type TopicExample = Example & {
  readonly slug: TopicSlug;
  readonly source: string;
  readonly headline: Example;
};

/** One in so many articles is read: more take longer, and say little more. */
const DEFAULT_EVERY = 3;

/** SANAD's articles have no title: their first words stand for one. */
export async function* readTopicExamples(
  folder: string,
  every = DEFAULT_EVERY,
): AsyncGenerator<TopicExample> {
  let nth = 0;
  for await (const { topic, source, title, text } of readNews(folder)) {
    if (nth++ % every !== 0) continue;
    const slug = TOPICS[topic];
    const headline = title || text.slice(0, HEADLINE_CHARACTERS).replace(/\s\S*$/, '');
    if (slug) yield toExample(slug, source, headline, text);
  }
}

function toExample(slug: TopicSlug, source: string, title: string, text: string): TopicExample {
  const { sure, unsure } = furtherTopicsOf(`${title}\n${text}`);
  const labels = labelsOf([slug, ...sure], unsure);
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
  const once = [...Object.entries(ownExamples), ...Object.entries(furtherExamples)].flatMap(
    ([slug, titles]) =>
      titles.map((title) => {
        const { sure, unsure } = furtherTopicsOf(title);
        return {
          labels: labelsOf([slug as TopicSlug], [...sure, ...unsure]),
          features: topicFeatures(title, ''),
        };
      }),
  );
  return Array.from({ length: OWN_TIMES }, () => once).flat();
}

const columnOf = new Map<string, number>(topicTable.map(({ slug }, i) => [slug, i]));

function labelsOf(sure: readonly TopicSlug[], unsure: readonly TopicSlug[]): Float32Array {
  const labels = new Float32Array(topicTable.length);
  for (const slug of unsure) labels[columnOf.get(slug) as number] = NaN;
  for (const slug of sure) labels[columnOf.get(slug) as number] = 1;
  return labels;
}
