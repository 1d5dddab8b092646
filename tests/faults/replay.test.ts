import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { topics, type RawArticle } from '@rasid/contracts';
import { articleIdOf } from '@rasid/feeds';
import { connectProducer, ensureTopics, listDeadLetters } from '@rasid/kafka';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../world.ts';

const SHELL =
  '<!doctype html><html lang="ar"><head><meta charset="utf-8"></head><body><div id="app"></div></body></html>';
const PARAGRAPH =
  'افتتحت بلدية شحات مكتبة عامة في مبنى البريد القديم بعد ترميم دام عامين، وقال أمينها إن الكتب الأولى جاءت من بيوت أهل المدينة.';
const STORY = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>مكتبة شحات</title></head>
<body><article><h1>مكتبة جديدة في شحات</h1>${`<p>${PARAGRAPH}</p>`.repeat(3)}</article></body></html>`;

const world = createWorld();
let publisher: Server;
let url: string;
let html = SHELL;

beforeAll(async () => {
  publisher = createServer((request, response) => {
    const isPage = request.url === '/library';
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/library`;
  await ensureTopics(world.kafka, { namespace: world.namespace, replication: 1 });
  await world.startFleet(['fetcher', 'enricher', 'indexer']);
});

afterAll(async () => {
  publisher.closeAllConnections();
  publisher.close();
  await world.close();
});

async function sendShell(): Promise<RawArticle> {
  const now = new Date().toISOString();
  const article: RawArticle = {
    schema: 'articles.raw.v1',
    id: articleIdOf(url),
    version: Date.now(),
    source: { feedId: 'library', name: 'تجربة' },
    canonicalUrl: url,
    firstSeenAt: now,
    fetchedAt: now,
    entryHash: 'x',
    entry: { title: 'مكتبة جديدة في شحات' },
    page: { url, html: SHELL, charset: 'utf-8' },
  };
  const producer = await connectProducer(world.kafka, world.namespace);
  await producer.send(topics.raw.name, [{ key: article.id, value: JSON.stringify(article) }]);
  await producer.close();
  return article;
}

const waiting = () => listDeadLetters(world.kafka, world.namespace, { reason: 'entry_without_text' });

test('a page that had no text is fetched again by a replay once its publisher has mended it; without Redis the replay says so and the letter waits', async () => {
  const { id } = await sendShell();
  const [letter] = await until(
    'the dead letter',
    async () => {
      const letters = await waiting();
      return letters.length > 0 && letters;
    },
    { timeoutMs: 60_000 },
  );
  expect(letter).toMatchObject({ stage: 'enricher', replayTo: 'queue:fetch-article', key: id });

  html = STORY;
  await expect(
    world.rasidWith({ RASID_REDIS_URL: 'redis://127.0.0.1:1' }, 'dlq', 'replay', '--all'),
  ).rejects.toThrow(/Redis.*\n.*is it running/);
  expect(await waiting()).toHaveLength(1);

  expect(await world.rasid('dlq', 'replay', '--all')).toContain('replayed 1 dead letter');
  await until('the mended page', async () => (await world.indexed()).some((found) => found.id === id), {
    timeoutMs: 60_000,
  });
  expect(await waiting()).toEqual([]);
  const answer = await fetch(`${world.elasticsearchUrl}/${world.namespace}articles/_search?q=_id:${id}`);
  expect(JSON.stringify(await answer.json())).toContain(PARAGRAPH);
});
