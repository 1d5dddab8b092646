import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { topics, type RawArticle } from '@rasid/contracts';
import { connectProducer, createKafka } from '@rasid/kafka';
import { addressSettings, startLocalEngines } from '@rasid/local-engines';
import { createLogger } from '@rasid/runtime';
import { startFleet } from '@rasid/testkit/fleet';
import { loadTexts } from './benchArticles.ts';
import { measureBareBulk } from './bareBulk.ts';
import { measureLatency } from './latency.ts';
import { printReport } from './report.ts';
import { measureThroughput } from './throughput.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '30' },
    data: { type: 'string' },
  },
});

/** The engines compile their hot paths while they run; before that a measure says more about Java than about us. */
const WARM_UP = 8_000;

/** Articles through Kafka to searchable, against a bare bulk loop with the same mapping, in one run. */
const count = Number(values.count);
const home = mkdtempSync(join(tmpdir(), 'rasid-bench-'));
const engines = await startLocalEngines({ dataDir: home, onProgress: (line) => console.error(line) });
try {
  const namespace = 'bench-';
  const env = {
    RASID_NAMESPACE: namespace,
    ...addressSettings(engines),
    RASID_LOG_LEVEL: 'warn',
  };
  const { texts, origin } = loadTexts(count, values.data);
  const fleet = await startFleet({ env, home, services: ['enricher', 'indexer'] });
  const kafka = createKafka({
    brokers: engines.kafkaBrokers,
    clientId: 'bench',
    logger: createLogger('bench', 'fatal'),
  });
  const producer = await connectProducer(kafka, namespace);
  const send = (articles: readonly RawArticle[]) =>
    producer.send(
      topics.raw.name,
      articles.map((article) => ({ key: article.id, value: JSON.stringify(article) })),
    );
  try {
    const world = { engines, namespace, fleet, send };
    console.error('warming up …');
    await measureThroughput(world, texts.slice(0, Math.min(WARM_UP, count)));
    console.error(`end to end: ${count} articles …`);
    const throughput = await measureThroughput(world, texts);
    console.error('bare bulk loop …');
    const bare = await measureBareBulk(world, count);
    console.error(`latency at ${values.rate} a second for ${values.seconds} s …`);
    const latency = await measureLatency(world, texts, {
      perSecond: Number(values.rate),
      seconds: Number(values.seconds),
    });
    printReport({ origin, count, throughput, bare, latency });
  } finally {
    await producer.close();
    await fleet.stop();
  }
} finally {
  await engines.stop();
  rmSync(home, { recursive: true, force: true });
}
