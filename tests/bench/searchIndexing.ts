import { articleMapping, articleSettings, type SearchClient } from '@rasid/search';
import type { BenchText } from './benchArticles.ts';
import { cpuSeconds } from './cpuSeconds.ts';

export type IndexingFigures = {
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly bytes: number;
};

const BATCH = 500;
/** The two take turns, since other programs slow the machine down and speed it up. */
const TURN = 5_000;
/** A node that has just started compiles our tables slowly. */
const PATIENTLY = { requestTimeout: '5m' };

const stockText = { type: 'text', analyzer: 'arabic' } as const;
const indices = { ours: 'bench-ours', stock: 'bench-stock' } as const;
type Side = keyof typeof indices;

/** Indexes the same texts with our fields, and with title and body by stock `arabic` alone. */
export async function measureIndexing(
  client: SearchClient,
  pid: number,
  texts: readonly BenchText[],
): Promise<Record<Side, IndexingFigures>> {
  const settings = { ...articleSettings, refresh_interval: '-1' };
  await client.indices.create({ index: indices.ours, settings, mappings: articleMapping }, PATIENTLY);
  await client.indices.create({
    index: indices.stock,
    settings: { number_of_shards: 1, auto_expand_replicas: '0-1', refresh_interval: '-1' },
    mappings: { properties: { title: stockText, body: stockText } },
  });
  const spent = { ours: { ms: 0, cpu: 0, count: 0 }, stock: { ms: 0, cpu: 0, count: 0 } };
  for (let i = 0; i < texts.length; i += TURN)
    for (const side of i % (2 * TURN) === 0 ? (['ours', 'stock'] as const) : (['stock', 'ours'] as const)) {
      const some = texts.slice(i, i + TURN);
      const [at, cpu] = [performance.now(), cpuSeconds(pid)];
      await write(client, indices[side], some);
      const isWarm = i > 0 || texts.length <= TURN;
      if (!isWarm) continue;
      spent[side].ms += performance.now() - at;
      spent[side].cpu += cpuSeconds(pid) - cpu;
      spent[side].count += some.length;
    }
  const figuresOf = async (side: Side): Promise<IndexingFigures> => {
    const { ms, cpu, count } = spent[side];
    return {
      perSecond: (count / ms) * 1_000,
      perCpuSecond: count / cpu,
      bytes: await sizeOf(client, indices[side]),
    };
  };
  return { ours: await figuresOf('ours'), stock: await figuresOf('stock') };
}

async function write(client: SearchClient, index: string, texts: readonly BenchText[]): Promise<void> {
  for (let i = 0; i < texts.length; i += BATCH) {
    const operations = texts
      .slice(i, i + BATCH)
      .flatMap(({ title, text }) => [{ index: {} }, { title, body: text }]);
    const { errors } = await client.bulk({ index, operations }, PATIENTLY);
    if (errors) throw new Error(`indexing into ${index}: Elasticsearch refused articles`);
  }
  await client.indices.refresh({ index }, PATIENTLY);
}

async function sizeOf(client: SearchClient, index: string): Promise<number> {
  await client.indices.forcemerge({ index, max_num_segments: 1 }, PATIENTLY);
  await client.indices.flush({ index }, PATIENTLY);
  const { _all } = await client.indices.stats({ index, metric: 'store' });
  return _all.primaries?.store?.size_in_bytes ?? 0;
}
