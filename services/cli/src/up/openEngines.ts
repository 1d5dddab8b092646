import { addressSettings, startLocalEngines } from '@rasid/local-engines';
import type { Progress } from './progress.ts';

/** Addresses as settings, and how to stop what was started. */
export type OpenEngines = {
  readonly env: Record<string, string>;
  readonly stop: () => Promise<void>;
  /** Resolves with what to say when one of them ends by itself. */
  readonly died: Promise<string>;
};

const names = ['RASID_KAFKA_BROKERS', 'RASID_ELASTICSEARCH_URL', 'RASID_REDIS_URL'] as const;

/** Your own engines where the environment names all three of them, else local ones with their data under `home`. */
export async function openEngines(
  home: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<OpenEngines> {
  const given = names.filter((name) => process.env[name]);
  if (given.length === names.length) {
    progress.done('using your own Kafka, Elasticsearch and Redis');
    return { env: {}, stop: () => Promise.resolve(), died: new Promise(() => undefined) };
  }
  if (given.length > 0) {
    const missing = names.filter((name) => !process.env[name]);
    throw new Error(`to use your own engines name all three; missing: ${missing.join(', ')}`);
  }
  const engines = await startLocalEngines({
    dataDir: home,
    signal,
    onProgress: (line) => progress.note(line),
  });
  progress.done('Kafka, Elasticsearch and Redis answer');
  return {
    env: addressSettings(engines),
    stop: () => engines.stop(),
    died: Promise.race([engines.kafka, engines.elasticsearch, engines.redis].map((engine) => engine.ended())),
  };
}
