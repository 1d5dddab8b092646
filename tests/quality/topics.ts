import { topicTable, type TopicSlug } from '@rasid/contracts';
import { createTopicClassifier, type TopicModel } from '@rasid/enrichment';
import { readTopicExamples, trainTopicModel, type TopicExample } from '@rasid/enrichment/topics';
import { parseArgs } from 'node:util';

/**
 * How well topics are told, by models that never saw what they are judged on: every tenth article of SANAD, and each
 * outlet of ANT in turn, whole and by the headline alone. Macro F1. Trains five models, about a minute each. Run as:
 * node tests/quality/topics.ts --data FOLDER [--only sanad|Alarabia|CNN|France24|SkyNews]
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where topics/sanad-khaleej.jsonl.gz is');

/** World news of any kind is one class: what it is beyond that the data does not say. */
const groups: Readonly<Record<string, readonly TopicSlug[]>> = {
  world: ['politics', 'conflict-war-and-peace', 'defence'],
  economy: ['economy-business-and-finance'],
  culture: ['arts-culture-entertainment-and-media'],
  sport: ['sport'],
  technology: ['science-and-technology'],
  health: ['health'],
  religion: ['religion'],
};
const SEED = 1;
const HELD_OUT_EVERY = 10;
const KHALEEJ = 'Al Khaleej';

const articles: TopicExample[] = [];
for await (const example of readTopicExamples(values.data)) articles.push(example);

console.log('| held out | articles | macro F1 | by the headline |\n| --- | --- | --- | --- |');
const nth = new Map<string, number>();
const isTenth = new Set(
  articles.filter(({ source, slug }) => {
    if (source !== KHALEEJ) return false;
    const count = nth.get(slug) ?? 0;
    nth.set(slug, count + 1);
    return count % HELD_OUT_EVERY === 0;
  }),
);
if (values.only === undefined || values.only === 'sanad')
  judge('SANAD, a tenth', (article) => isTenth.has(article));
const sources = [...new Set(articles.map(({ source }) => source))].filter((source) => source !== KHALEEJ);
const means = sources
  .filter((source) => values.only === undefined || values.only === source)
  .map((source) => judge(`ANT, ${source}`, (article) => article.source === source));
const mean = (part: 'whole' | 'headline'): string =>
  (means.reduce((sum, each) => sum + each[part], 0) / means.length).toFixed(4);
if (means.length > 0) console.log(`| **ANT, mean** | | ${mean('whole')} | ${mean('headline')} |`);

function judge(
  name: string,
  isHeldOut: (article: TopicExample) => boolean,
): { whole: number; headline: number } {
  const model = trainTopicModel(
    articles.filter((article) => !isHeldOut(article)),
    SEED,
  );
  const heldOut = articles.filter(isHeldOut);
  const whole = macroF1(model, heldOut, ({ features }) => features);
  const headline = macroF1(model, heldOut, (article) => article.headline.features);
  console.log(`| ${name} | ${heldOut.length} | ${whole.toFixed(4)} | ${headline.toFixed(4)} |`);
  return { whole, headline };
}

function macroF1(
  model: TopicModel,
  heldOut: readonly TopicExample[],
  of: (article: TopicExample) => ReadonlyMap<string, number>,
): number {
  const classifier = createTopicClassifier(model);
  const there = Object.entries(groups).filter(([, slugs]) =>
    heldOut.some(({ slug }) => slugs.includes(slug)),
  );
  const pairs = heldOut.map((article) => ({
    gold: there.find(([, slugs]) => slugs.includes(article.slug))?.[0],
    found: bestOf(classifier.oddsOf(of(article)), there),
  }));
  const scores = there.map(([group]) => {
    const hits = pairs.filter(({ gold, found }) => gold === group && found === group).length;
    const all =
      pairs.filter(({ gold }) => gold === group).length + pairs.filter(({ found }) => found === group).length;
    return (2 * hits) / all;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function bestOf(
  odds: Float64Array | undefined,
  among: readonly (readonly [string, readonly TopicSlug[]])[],
): string {
  const oddsOf = (slug: TopicSlug): number =>
    odds?.[topicTable.findIndex((topic) => topic.slug === slug)] ?? 0;
  const best = among.map(([group, slugs]) => ({ group, most: Math.max(...slugs.map(oddsOf)) }));
  return best.sort((a, b) => b.most - a.most)[0]?.group ?? '';
}
