import { setTimeout as sleep } from 'node:timers/promises';
import type { RawArticle } from '@rasid/contracts';
import { toRawArticle, type BenchText } from './benchArticles.ts';
import { ask } from './elasticsearch.ts';
import { quantileOf } from './quantileOf.ts';
import type { World } from './world.ts';

/** From produce to searchable, in milliseconds. */
export type Latency = {
  readonly perSecond: number;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

const TICK_MS = 100;
const PROBE_MS = 25;
const LIMIT_MS = 60_000;

/** Sends at a fixed rate, open loop, and looks every 25 ms which articles a search finds. */
export async function measureLatency(
  world: World,
  texts: readonly BenchText[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Latency> {
  const waiting = new Map<string, number>();
  const times: number[] = [];
  const total = perSecond * seconds;
  const sending = sendAtRate(world, texts, { perSecond, total, waiting });
  let finished = false;
  void sending.then(() => (finished = true));
  const startedAt = performance.now();
  while (times.length < total) {
    if (performance.now() - startedAt > seconds * 1000 + LIMIT_MS)
      throw new Error(`${total - times.length} articles never came`);
    await takeFound(world, waiting, times);
    if (!finished || waiting.size > 0) await sleep(PROBE_MS);
  }
  await sending;
  times.sort((a, b) => a - b);
  const at = (share: number) => quantileOf(times, share);
  return { perSecond, count: total, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function sendAtRate(
  world: World,
  texts: readonly BenchText[],
  { perSecond, total, waiting }: { perSecond: number; total: number; waiting: Map<string, number> },
): Promise<void> {
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1000) * perSecond));
    const now = new Date();
    const articles: RawArticle[] = [];
    for (; sent < due; sent++) {
      const text = texts[sent % texts.length];
      if (text) articles.push(toRawArticle(text, 1_000_000 + sent, now));
    }
    for (const { id } of articles) waiting.set(id, performance.now());
    if (articles.length > 0) pending.push(world.send(articles));
    await sleep(TICK_MS);
  }
  await Promise.all(pending);
}

async function takeFound(
  { engines, namespace }: World,
  waiting: Map<string, number>,
  times: number[],
): Promise<void> {
  const ids = [...waiting.keys()].slice(0, 1_000);
  if (ids.length === 0) return;
  const found: { hits: { hits: { _id: string }[] } } = await ask(
    `${engines.elasticsearchUrl}/${namespace}articles/_search?filter_path=hits.hits._id`,
    'POST',
    { size: ids.length, _source: false, query: { ids: { values: ids } } },
  ).then((answer) => ({ hits: { hits: [] }, ...(answer as object) }));
  const now = performance.now();
  for (const { _id } of found.hits.hits) {
    const sentAt = waiting.get(_id);
    if (sentAt === undefined) continue;
    waiting.delete(_id);
    times.push(now - sentAt);
  }
}
