import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { topicNameOf, allTopics } from '@rasid/contracts';
import { createKafka, type KafkaLogger } from '@rasid/kafka';
import { addressSettings } from '@rasid/local-engines';
import { startFleet, type Fleet, type ServiceName } from '@rasid/testkit/fleet';
import { listIndexed, type IndexedArticle } from '@rasid/testkit/oracle';
import { inject } from 'vitest';

const silent: KafkaLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const CLI = join(import.meta.dirname, '../services/cli/src/main.ts');

/** A corner of the shared engines of its own: a namespace, its settings (with those given), and what is to be taken down again. */
export function createWorld(settings: Readonly<Record<string, string>> = {}) {
  const { kafkaBrokers, elasticsearchUrl, redisUrl, controlUrl } = inject('engines');
  const namespace = `t${randomBytes(4).toString('hex')}-`;
  const home = mkdtempSync(join(tmpdir(), 'rasid-world-'));
  const env = {
    RASID_NAMESPACE: namespace,
    ...addressSettings({ kafkaBrokers, elasticsearchUrl, redisUrl }),
    RASID_ALLOWED_ADDRESSES: '127.0.0.0/8',
    RASID_HOST_SPACING_MS: '0',
    RASID_HOST_CONCURRENCY: '100',
    RASID_SECRET_KEY_FILE: join(home, 'secret.key'),
    ...settings,
  };
  const kafka = createKafka({ brokers: kafkaBrokers, clientId: namespace, logger: silent });
  const fleets: Fleet[] = [];
  return {
    namespace,
    home,
    env,
    kafka,
    elasticsearchUrl,
    redisUrl,
    startFleet: async (services?: readonly ServiceName[]): Promise<Fleet> => {
      const fleet = await startFleet({ env, home, ...(services && { services }) });
      fleets.push(fleet);
      return fleet;
    },
    /** Runs `rasid` as a person would, and gives what it printed. */
    rasid: (...args: string[]): Promise<string> => runRasid(home, env, args),
    /** The same with other settings. */
    rasidWith: (more: Record<string, string>, ...args: string[]): Promise<string> =>
      runRasid(home, { ...env, ...more }, args),
    indexed: (): Promise<IndexedArticle[]> => listIndexed(elasticsearchUrl, namespace),
    /** `POST /<engine>/<act>` to whoever started the engines. */
    engine: async (name: 'kafka' | 'elasticsearch' | 'redis', act: string): Promise<void> => {
      const answer = await fetch(`${controlUrl}/${name}/${act}`, { method: 'POST' });
      if (!answer.ok) throw new Error(`${name} ${act}: ${await answer.text()}`);
    },
    close: async (): Promise<void> => {
      await Promise.all(fleets.map((fleet) => fleet.stop()));
      await removeTopics(kafka, namespace);
      await removeIndices(elasticsearchUrl, namespace);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
export type World = ReturnType<typeof createWorld>;

async function runRasid(
  home: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, '--home', home, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

async function removeTopics(kafka: World['kafka'], namespace: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const ours = allTopics().map(({ name }) => topicNameOf(namespace, name));
    const topics = ours.filter((name) => present.has(name));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

async function removeIndices(url: string, namespace: string): Promise<void> {
  const answer = await fetch(`${url}/_resolve/index/${namespace}*`);
  const { indices } = (await answer.json()) as { indices: { name: string }[] };
  for (const { name } of indices) await fetch(`${url}/${name}`, { method: 'DELETE' });
  await fetch(`${url}/_index_template/${namespace}articles`, { method: 'DELETE' });
}

/** The JSON lines that a command printed. */
export const jsonLines = <T>(printed: string): T[] =>
  printed
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
