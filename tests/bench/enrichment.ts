import { parseArgs } from 'node:util';
import {
  createPlaceLocator,
  createReprintGroups,
  createStoryClusters,
  createStoryReader,
  createTagger,
  createTopicClassifier,
  detectLanguage,
  findKeyFacts,
  loadModel,
  loadNameData,
  loadStoryTerms,
} from '@rasid/enrichment';
import { loadTexts } from './benchArticles.ts';

/**
 * What enrichment costs by step, on one core and in CPU time, for articles of 350 words; how long the models take to
 * load, and what the process holds in the end. Run as:
 * node tests/bench/enrichment.ts --data FOLDER [--articles 3000]
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, articles: { type: 'string', default: '3000' } },
});
const WORDS = 350;
const GATES = { perSecond: 500, memoryMb: 700, loadSeconds: 3 };
const cpuMs = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

const loading = cpuMs();
const tagger = createTagger(loadNameData());
const locator = createPlaceLocator();
const classifier = createTopicClassifier(loadModel());
const reader = createStoryReader(loadStoryTerms());
const loadSeconds = (cpuMs() - loading) / 1000;

const { texts, origin } = loadTexts(Number(values.articles), values.data);
const articles = texts.map(({ title, text }) => ({ title, text: toLength(text) }));
const groups = createReprintGroups();
const stories = createStoryClusters();
const spent = new Map<string, number>();

articles.slice(0, 200).forEach(({ title, text }) => enrich(title, text, 'warm'));
spent.clear();
articles.forEach(({ title, text }, i) => enrich(title, text, String(i)));
report();

function enrich(title: string, text: string, id: string): void {
  timed('language', () => detectLanguage(`${title}\n${text}`));
  const entities = timed('names', () => tagger.tagEntities(title, text));
  timed('places', () => locator.locatePlaces(title, text, entities));
  timed('topics', () => classifier.classifyTopics(title, text));
  timed('key facts', () => findKeyFacts(title, text, { entities }));
  const group = timed('near-duplicates', () => groups.assign(id, text));
  timed('story', () => stories.assign(group, reader.readStory(title, text)));
}

/** Wall clock by step, since CPU time has too coarse a grain; the whole is in CPU time. */
function timed<T>(step: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  spent.set(step, (spent.get(step) ?? 0) + performance.now() - start);
  return result;
}

/** Repeated or cut, so that all are of one length. */
function toLength(text: string): string {
  const words = text.split(/\s+/);
  while (words.length < WORDS) words.push(...words.slice(0, WORDS - words.length));
  return words.slice(0, WORDS).join(' ');
}

function report(): void {
  const start = cpuMs();
  articles.forEach(({ title, text }, i) => enrich(title, `${text} ${i}`, `again ${i}`));
  const perSecond = (1000 * articles.length) / (cpuMs() - start);
  const all = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  console.log(`${articles.length} articles of ${WORDS} words, ${origin}\n`);
  console.log('| step | share | CPU-ms an article |\n| --- | --- | --- |');
  for (const [step, ms] of spent)
    console.log(
      `| ${step} | ${((100 * ms) / all).toFixed(0)} % | ${((ms / all) * (1000 / perSecond)).toFixed(3)} |`,
    );
  console.log(`| **whole** | | ${(1000 / perSecond).toFixed(3)} |\n`);
  console.log(`articles a second on one core: ${perSecond.toFixed(0)} (gate ${GATES.perSecond})`);
  console.log(`memory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB (gate ${GATES.memoryMb})`);
  console.log(`load, CPU: ${loadSeconds.toFixed(2)} s (gate ${GATES.loadSeconds})`);
}
