import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createSecretBox, loadSecretKey, newSigningSecret } from '@rasid/channels';
import { alertRuleSchema, channelSchema, topics } from '@rasid/contracts';
import { connectProducer, createKafka } from '@rasid/kafka';
import { addressSettings, startLocalEngines } from '@rasid/local-engines';
import { printQuery } from '@rasid/query';
import { createLogger } from '@rasid/runtime';
import {
  createAlertRuleStore,
  createChannelStore,
  createSearchClient,
  ensureAlertIndices,
} from '@rasid/search';
import { startFleet } from '@rasid/testkit/fleet';
import { articleNow } from '../alertWorld.ts';
import { loadTexts } from './benchArticles.ts';
import { makeRareRules } from './benchRules.ts';
import { cpuSeconds } from './cpuSeconds.ts';
import { quantileOf } from './quantileOf.ts';

/**
 * From an enriched article produced to the webhook at its receiver, open loop, with 10,000 rules.
 * node tests/bench/alertLatency.ts [--data FOLDER] [--rate 100] [--seconds 60] [--rules 10000]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    rules: { type: 'string', default: '10000' },
  },
});
const [rate, seconds, ruleCount] = [Number(values.rate), Number(values.seconds), Number(values.rules)];
const WARM_UP_SECONDS = 10;
const GATE_MS = 2_000;
const TICK_MS = 50;
/** Rules are made of so many times the articles that come: few of them were ever written for what is sent. */
const RULES_FROM = 5;
const NAMESPACE = 'bench-';

const home = mkdtempSync(join(tmpdir(), 'rasid-bench-'));
const engines = await startLocalEngines({ dataDir: home, onProgress: (line) => console.error(line) });
const sentAt = new Map<string, number>();
const times: number[] = [];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      data: { articles: { id: string }[] };
    };
    const sent = sentAt.get(data.articles[0]?.id ?? '');
    if (sent !== undefined) times.push(performance.now() - sent);
    response.writeHead(204).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
try {
  await measure(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
} finally {
  receiver.closeAllConnections();
  receiver.close();
  await engines.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(url: string): Promise<void> {
  const loaded = loadTexts(RULES_FROM * rate * (seconds + WARM_UP_SECONDS), values.data);
  const { origin } = loaded;
  const texts = loaded.texts.filter((_, n) => n % RULES_FROM === 0);
  await save(
    loaded.texts.map(({ text }) => text),
    url,
  );
  const env = {
    RASID_NAMESPACE: NAMESPACE,
    ...addressSettings(engines),
    RASID_SECRET_KEY_FILE: join(home, 'secret.key'),
    RASID_ALLOWED_ADDRESSES: '127.0.0.0/8',
    RASID_LOG_LEVEL: 'warn',
  };
  const fleet = await startFleet({ env, home, services: ['alerter'] });
  const kafka = createKafka({
    brokers: engines.kafkaBrokers,
    clientId: 'bench',
    logger: createLogger('bench', 'fatal'),
  });
  const producer = await connectProducer(kafka, NAMESPACE);
  try {
    const articles = texts.map(({ title, text }, n) => ({ title, text, n }));
    await stream(articles.slice(0, rate * WARM_UP_SECONDS), producer);
    await settle();
    times.length = 0;
    const pids = {
      'this bench': process.pid,
      alerter: fleet.processes.get('alerter')?.pid ?? 0,
      elasticsearch: engines.elasticsearch.pid,
      redis: engines.redis.pid,
      kafka: engines.kafka.pid,
    };
    const before = Object.values(pids).map(cpuSeconds);
    await stream(articles.slice(rate * WARM_UP_SECONDS), producer);
    await settle();
    print(origin, articles.length - rate * WARM_UP_SECONDS);
    printCpu(Object.entries(pids).map(([name, pid], i) => [name, cpuSeconds(pid) - (before[i] ?? 0)]));
  } finally {
    await producer.close();
    await fleet.stop();
  }
}

/** Rules whose words seldom stand together: as many articles as not alert somebody. */
async function save(texts: readonly string[], url: string): Promise<void> {
  const client = createSearchClient({ url: engines.elasticsearchUrl });
  await ensureAlertIndices(client, NAMESPACE);
  const box = createSecretBox(loadSecretKey({ given: '', path: join(home, 'secret.key') }));
  const at = new Date().toISOString();
  const dates = { createdAt: at, updatedAt: at };
  const channel = channelSchema.parse({
    id: 'hook',
    name: 'hook',
    kind: 'webhook',
    perMinute: 60_000,
    settings: { url },
    secrets: { signing: [box.seal(newSigningSecret())] },
    ...dates,
  });
  await createChannelStore(client, NAMESPACE).create(channel);
  const rules = makeRareRules(texts, ruleCount, 7).map((query, n) =>
    alertRuleSchema.parse({
      id: `rule-${n}`,
      name: `rule ${n}`,
      query: printQuery(query),
      channels: ['hook'],
      ...dates,
    }),
  );
  const index = `${NAMESPACE}alert-rules`;
  for (let n = 0; n < rules.length; n += 1_000)
    await client.bulk({
      refresh: true,
      operations: rules
        .slice(n, n + 1_000)
        .flatMap((rule) => [{ index: { _index: index, _id: rule.id } }, rule]),
    });
  await createAlertRuleStore(client, NAMESPACE).get('rule-0');
  await client.close();
}

async function stream(
  articles: readonly { title: string; text: string; n: number }[],
  producer: Awaited<ReturnType<typeof connectProducer>>,
): Promise<void> {
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < articles.length;) {
    const due = Math.min(articles.length, Math.ceil(((performance.now() - startedAt) / 1000) * rate));
    const now = articles.slice(sent, due).map(({ n, ...article }) => articleNow(n + 1, article));
    sent = due;
    for (const { id } of now) sentAt.set(id, performance.now());
    const records = now.map((article) => ({ key: article.id, value: JSON.stringify(article) }));
    if (records.length > 0) pending.push(producer.send(topics.enriched.name, records));
    await sleep(TICK_MS);
  }
  await Promise.all(pending);
}

/** Until nothing has come for a while. */
async function settle(): Promise<void> {
  for (let last = -1; last !== times.length; await sleep(3_000)) last = times.length;
}

function print(origin: string, count: number): void {
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${quantileOf(times, share).toFixed(0)} ms`;
  console.log(`${count} articles of ${origin} at ${rate} a second, ${ruleCount} rules\n`);
  console.log('| webhooks | an article | p50 | p95 | p99 | gate p95 |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  console.log(
    `| ${times.length} | ${(times.length / count).toFixed(2)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | < ${GATE_MS} ms |`,
  );
}

/** What a webhook costs all in all, which other programs on the machine don't change. */
function printCpu(used: readonly (readonly [string, number])[]): void {
  console.log('\n| CPU-milliseconds a webhook | |\n| --- | --- |');
  for (const [name, spent] of used)
    console.log(`| ${name} | ${((spent * 1000) / times.length).toFixed(2)} |`);
}
