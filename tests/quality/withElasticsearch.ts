import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEngines } from '@rasid/local-engines';

/** Runs a measurement on an Elasticsearch of its own, by address and process id, which is gone afterwards. */
export async function withElasticsearch(measure: (url: string, pid: number) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'rasid-quality-'));
  const engines = await startLocalEngines({ dataDir: home, onProgress: (line) => console.error(line) });
  try {
    await measure(engines.elasticsearchUrl, engines.elasticsearch.pid);
  } finally {
    await engines.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
