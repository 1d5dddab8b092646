import { join, resolve } from 'node:path';
import { prepareElasticsearch } from './elasticsearch.ts';
import { startEngine, type Engine } from './engineProcess.ts';
import { findJdk } from './findJdk.ts';
import { installEngines } from './install.ts';
import { prepareKafka } from './kafka.ts';
import { lockFolder } from './lock.ts';
import type { EngineParts } from './parts.ts';
import { choosePorts } from './ports.ts';
import { prepareRedis } from './redis.ts';

export type { Engine } from './engineProcess.ts';
export { freePort } from './freePort.ts';
export { isFree } from './ports.ts';
export { isAlive, startOf } from './processes.ts';

export type Engines = {
  readonly kafkaBrokers: string[];
  readonly elasticsearchUrl: string;
  readonly redisUrl: string;
  readonly kafka: Engine;
  readonly elasticsearch: Engine;
  readonly redis: Engine;
  stop(): Promise<void>;
};

/** The engines' addresses as settings of our services. */
export const addressSettings = ({
  kafkaBrokers,
  elasticsearchUrl,
  redisUrl,
}: Pick<Engines, 'kafkaBrokers' | 'elasticsearchUrl' | 'redisUrl'>) => ({
  RASID_KAFKA_BROKERS: kafkaBrokers.join(','),
  RASID_ELASTICSEARCH_URL: elasticsearchUrl,
  RASID_REDIS_URL: redisUrl,
});

export type StartOptions = {
  readonly dataDir: string;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
};

/** Where the engines' files are laid out, for every data folder. */
const CACHE = resolve(import.meta.dirname, '../../../.rasid/engines');

/**
 * Starts Kafka, Elasticsearch and Redis on loopback, with their data under `dataDir`, and resolves when all three
 * really answer. Where one can't start the others are stopped, and the error has its last words.
 */
export async function startLocalEngines({
  dataDir,
  onProgress = () => undefined,
  signal,
}: StartOptions): Promise<Engines> {
  const unlock = lockFolder(dataDir);
  try {
    const jdk = findJdk();
    const installed = await installEngines({ jdk, cache: CACHE, onProgress, ...(signal && { signal }) });
    const ports = await choosePorts(dataDir);
    const heap = process.env['RASID_ELASTICSEARCH_HEAP'] ?? '1g';
    return await startAll(
      { jdk, installed, ports, dataDir: resolve(dataDir), heap },
      { onProgress, unlock, signal },
    );
  } catch (error) {
    unlock();
    throw error;
  }
}

type Rest = { onProgress: (line: string) => void; unlock: () => void; signal: AbortSignal | undefined };

async function startAll(parts: EngineParts, { onProgress, unlock, signal }: Rest): Promise<Engines> {
  onProgress(`starting Kafka, Elasticsearch and Redis (data and logs in ${join(parts.dataDir)})`);
  const failed = new AbortController();
  const either = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
  const starts = [prepareKafka(parts), prepareElasticsearch(parts), prepareRedis(parts)].map(
    async (prepared) => {
      const spec = await prepared;
      const engine = await startEngine(spec, either);
      onProgress(`${spec.name} answers`);
      return engine;
    },
  );
  const settled = await Promise.allSettled(
    starts.map((start) =>
      start.catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
  const engines = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
    unlock();
  };
  const [kafka, elasticsearch, redis] = engines;
  if (!kafka || !elasticsearch || !redis) {
    await stop();
    throw either.reason;
  }
  return {
    kafkaBrokers: [`127.0.0.1:${parts.ports.kafka}`],
    elasticsearchUrl: `http://127.0.0.1:${parts.ports.elasticsearch}`,
    redisUrl: `redis://127.0.0.1:${parts.ports.redis}`,
    kafka,
    elasticsearch,
    redis,
    stop,
  };
}
