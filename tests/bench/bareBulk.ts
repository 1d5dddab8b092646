import { ask, untilCount } from './elasticsearch.ts';
import { cpuSeconds } from './cpuSeconds.ts';
import type { World } from './world.ts';

export type BareBulk = {
  readonly perSecond: number;
  readonly seconds: number;
  readonly elasticsearchCpuMsPerDocument: number;
};

type Page = { hits: { hits: { _id: string; _source: unknown; sort: unknown[] }[] } };

const PER_REQUEST = 500;
const REQUESTS_AT_ONCE = 2;

/**
 * The ceiling: the documents that the pipeline made, written again by bare bulk requests into a fresh index with the
 * same mapping, two at once, bodies made beforehand.
 */
export async function measureBareBulk({ engines, namespace }: World, count: number): Promise<BareBulk> {
  const { elasticsearchUrl: url } = engines;
  const bodies = await readBodies(url, `${namespace}articles`, count);
  const index = `${namespace}articles-bare`; // the template's pattern gives it the same mapping and settings
  await ask(`${url}/${index}`, 'PUT');
  const cpuBefore = cpuSeconds(engines.elasticsearch.pid);
  const startedAt = performance.now();
  const queue = bodies.values();
  const worker = async () => {
    for (const body of queue) await ask(`${url}/${index}/_bulk?filter_path=errors`, 'POST', body);
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, worker));
  await untilCount(url, index, count);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = cpuSeconds(engines.elasticsearch.pid) - cpuBefore;
  await ask(`${url}/${index}`, 'DELETE');
  return { perSecond: count / seconds, seconds, elasticsearchCpuMsPerDocument: (cpu * 1000) / count };
}

async function readBodies(url: string, alias: string, count: number): Promise<string[]> {
  const bodies: string[] = [];
  let after: unknown[] | undefined;
  for (let read = 0; read < count;) {
    const page: Page = await ask(`${url}/${alias}/_search`, 'POST', {
      size: Math.min(PER_REQUEST, count - read),
      sort: [{ canonicalUrl: 'asc' }],
      ...(after && { search_after: after }),
    });
    const { hits } = page.hits;
    if (hits.length === 0) throw new Error(`${alias}: it holds only ${read} documents`);
    bodies.push(
      hits.map(({ _id, _source }) => `{"index":{"_id":"${_id}"}}\n${JSON.stringify(_source)}\n`).join(''),
    );
    read += hits.length;
    after = hits.at(-1)?.sort;
  }
  return bodies;
}
