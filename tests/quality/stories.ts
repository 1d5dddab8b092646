import {
  compareStories,
  createStoryClusters,
  createStoryReader,
  loadStoryTerms,
  type StoryLikeness,
} from '@rasid/enrichment';
import { parseArgs } from 'node:util';
import { storyCases, type Report, type StoryCase } from './storyCases.ts';

/**
 * How well reports of one event share a story, and those of another event of the same kind and place do not: the half
 * of our cases by which the weights were found, and the half that was set aside. Run as:
 * node tests/quality/stories.ts [--fit] [--misses]
 */
const { values } = parseArgs({
  options: { fit: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
});
const reader = createStoryReader(loadStoryTerms());
const printOf = ({ title, text }: Report) => reader.readStory(title, text);
const halves = {
  'found by': storyCases.filter((_, i) => i % 2 === 0),
  'set aside': storyCases.filter((_, i) => i % 2 === 1),
};

if (values.fit) console.log(fit(halves['found by']));
else {
  console.log('| cases | pairs | in one story | other events | taken for it | strangers in one story |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, cases] of Object.entries(halves))
    console.log(`| ${name} | ${judge(cases).join(' | ')} |`);
}

/** All reports of the cases go through one stream, the first ones of all first. */
function judge(cases: readonly StoryCase[]): (string | number)[] {
  const clusters = createStoryClusters();
  const told = (report: Report, id: string) =>
    clusters.assign(id, printOf(report), Date.parse(report.publishedAt));
  const first = cases.map((each, i) => told(each.first, `${i}.first`));
  const other = cases.map((each, i) => told(each.other, `${i}.other`));
  const second = cases.map((each, i) => told(each.second, `${i}.second`));
  const joined = cases.filter((_, i) => first[i] === second[i]);
  const taken = cases.filter((_, i) => other[i] === first[i] || other[i] === second[i]);
  if (values.misses) {
    for (const each of cases.filter((one) => !joined.includes(one)))
      console.log(`apart: ${each.first.title} <> ${each.second.title}`);
    for (const each of taken) console.log(`taken: ${each.first.title} <> ${each.other.title}`);
  }
  const strangers = [...first, ...second, ...other].filter(
    (story, i) => Number.parseInt(story) !== i % cases.length,
  );
  const share = (part: number): string => `${part} (${((100 * part) / cases.length).toFixed(0)} %)`;
  return [cases.length, share(joined.length), cases.length, share(taken.length), strangers.length];
}

/** Logistic regression with L2, positives counted twice since there are half as many. */
function fit(cases: readonly StoryCase[]): Record<string, number> {
  const pairs = cases.flatMap(({ first, second, other }) => [
    likeness(first, second, 1),
    likeness(first, other, 0),
    likeness(second, other, 0),
  ]);
  const keys = Object.keys(pairs[0]?.of ?? {}) as (keyof StoryLikeness)[];
  const weights: Record<string, number> = Object.fromEntries([...keys, 'bias'].map((key) => [key, 0]));
  for (let epoch = 0; epoch < 4_000; epoch++) {
    const slope: Record<string, number> = {};
    for (const { of, same } of pairs) {
      const score = keys.reduce((sum, key) => sum + (weights[key] ?? 0) * of[key], weights.bias ?? 0);
      const error = (same - 1 / (1 + Math.exp(-score))) * (1 + same);
      for (const key of keys) slope[key] = (slope[key] ?? 0) + error * of[key];
      slope.bias = (slope.bias ?? 0) + error;
    }
    for (const key of [...keys, 'bias'])
      weights[key] =
        (weights[key] ?? 0) + 0.02 * ((slope[key] ?? 0) - (key === 'bias' ? 0 : 0.5) * (weights[key] ?? 0));
  }
  return weights;
}

function likeness(a: Report, b: Report, same: 0 | 1) {
  const [x, y] = [printOf(a), printOf(b)];
  if (!x || !y) throw new Error(`too short to compare: ${a.title}`);
  return { of: compareStories(x, y), same };
}
