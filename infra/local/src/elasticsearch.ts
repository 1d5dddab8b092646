import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineSpec } from './engineProcess.ts';
import type { EngineParts } from './parts.ts';

/** One Elasticsearch node. */
export function prepareElasticsearch({ jdk, installed, ports, dataDir, heap }: EngineParts): EngineSpec {
  const home = join(dataDir, 'elasticsearch');
  for (const folder of ['config', 'data', 'logs']) mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, 'config/elasticsearch.yml'), '');
  rmSync(join(home, 'modules'), { recursive: true, force: true });
  symlinkSync(installed.elasticsearchModules, join(home, 'modules'));
  return {
    name: 'Elasticsearch',
    command: join(jdk.home, 'bin/java'),
    args: [
      `-Xms${heap}`,
      `-Xmx${heap}`,
      '--add-modules',
      'jdk.incubator.vector',
      '--enable-native-access=ALL-UNNAMED',
      '-cp',
      installed.elasticsearchClassPath,
      'rasid.local.LocalElasticsearch',
      home,
      String(ports.elasticsearch),
      String(ports.elasticsearchTransport),
    ],
    logFile: join(dataDir, 'logs/elasticsearch.log'),
    answers: () => isHealthy(ports.elasticsearch),
  };
}

async function isHealthy(port: number): Promise<boolean> {
  const url = `http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return answer.ok;
}
