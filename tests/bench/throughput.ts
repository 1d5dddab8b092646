import { toRawArticle, type BenchText } from './benchArticles.ts';
import { cpuSeconds } from './cpuSeconds.ts';
import { countOf, untilCount } from './elasticsearch.ts';
import { pidsOf, type World } from './world.ts';

export type Throughput = {
  readonly perSecond: number;
  readonly seconds: number;
  /** CPU-milliseconds a document, by process. */
  readonly cpuMsPerDocument: Readonly<Record<string, number>>;
};

const SLICE = 500;

/** From the first article produced to the last one searchable. */
export async function measureThroughput(world: World, texts: readonly BenchText[]): Promise<Throughput> {
  const { elasticsearchUrl } = world.engines;
  const index = `${world.namespace}articles`;
  const now = new Date();
  const articles = texts.map((text, i) => toRawArticle(text, i, now));
  const before = await countOf(elasticsearchUrl, index);
  const pids = pidsOf(world);
  const cpuBefore = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)]));
  const startedAt = performance.now();
  for (let i = 0; i < articles.length; i += SLICE) await world.send(articles.slice(i, i + SLICE));
  await untilCount(elasticsearchUrl, index, before + articles.length);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuMsPerDocument = Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => [
      name,
      ((cpuSeconds(pid) - (cpuBefore[name] ?? 0)) * 1000) / articles.length,
    ]),
  );
  return { perSecond: articles.length / seconds, seconds, cpuMsPerDocument };
}
