import { alertIdOf, readRuleQuery } from '@rasid/alerts';
import { ruleOf } from '@rasid/alerts/testing';
import { articleIndexOf, type Alert, type AlertRule, type EnrichedArticle } from '@rasid/contracts';
import type { Outcome } from '@rasid/pipeline';
import { createRuleIndex } from '@rasid/query';
import {
  createAlertStore,
  createBulkWriter,
  createSearchClient,
  ensureAlertIndices,
  ensureIndices,
  toDocument,
} from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { seededRandom } from '@rasid/testkit/sample-site';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAlertSink } from '../../services/alerter/src/alertSink.ts';
import { collectDue } from '../../services/alerter/src/collect.ts';
import { testRule } from '../../services/cli/src/alerts/testRule.ts';
import { articleNow } from '../alertWorld.ts';
import { createWorld } from '../world.ts';

/** A week in which a month begins, and in which clocks in Cairo go back. */
const START = Date.parse('2026-10-27T00:00:00Z');
const HOUR_MS = 3_600_000;
const HOURS = 7 * 24;
const ARTICLES = 260;
const iso = (epochMs: number): string => new Date(epochMs).toISOString();
const since = iso(START);
const timeZone = 'Africa/Cairo';
const muteUntil = iso(START + 80 * HOUR_MS);

const query = 'ميناء';
const rules: readonly AlertRule[] = [
  { id: 'each' },
  { id: 'piers', query: 'رصيف' },
  { id: 'updates', onUpdate: true },
  { id: 'stories', grouping: { by: 'story' } },
  { id: 'seldom', grouping: { by: 'interval', minutes: 90 } },
  { id: 'hourly', grouping: { by: 'digest', every: 'hour', minute: 15 }, schedule: { timeZone } },
  { id: 'daily', grouping: { by: 'digest', every: 'day', hour: 8 }, schedule: { timeZone } },
  { id: 'weekly', grouping: { by: 'digest', every: 'week', weekday: 5, hour: 9 }, schedule: { timeZone } },
  {
    id: 'office',
    schedule: { timeZone, activeHours: [{ days: [7, 1, 2, 3, 4], from: '08:00', to: '16:00' }] },
  },
  { id: 'muted', schedule: { muteUntil } },
  { id: 'muted-daily', grouping: { by: 'digest', every: 'day', hour: 8 }, schedule: { timeZone, muteUntil } },
].map((given) => ruleOf({ query, ...given }));

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const store = createAlertStore(client, world.namespace);
const events = makeEvents();
/** As the index has them: the last version of each. */
const latest = new Map(events.map((article) => [article.id, article]));

/** Articles of the week, each twentieth an old one; some come again in another version, with or without what is sought. */
function makeEvents(): EnrichedArticle[] {
  const random = seededRandom(5, 0);
  const all = Array.from({ length: ARTICLES }, (_, n): EnrichedArticle[] => {
    const seenMs = START + Math.floor(random() * HOURS * HOUR_MS);
    const words = ['ميناء يعمل', 'ميناء مغلق', 'رصيف جديد', 'لا شيء هنا'];
    const first = articleNow(n + 1, {
      title: words[n % 4] ?? '',
      text: 'نص لا يعني أحدا',
      version: seenMs,
      storyId: Math.floor(random() * 40)
        .toString(16)
        .padStart(32, '5'),
      publishedAt: n % 20 === 0 ? '2019-01-01T00:00:00.000Z' : iso(seenMs - HOUR_MS),
      firstSeenAt: iso(seenMs),
      enrichedAt: iso(seenMs + Math.floor(random() * 2_000)),
    });
    if (n % 7 > 0) return [first];
    const againMs = seenMs + Math.floor(random() * 20 * HOUR_MS);
    const titles = ['ميناء يعمل من جديد', 'ميناء مغلق غدا', 'قصة أخرى', 'ميناء يظهر الآن'];
    return [first, { ...first, title: titles[n % 4] ?? '', version: againMs, enrichedAt: iso(againMs) }];
  });
  return all.flat().sort((a, b) => a.enrichedAt.localeCompare(b.enrichedAt));
}

/** A busy index may ask for a write again. */
const untilWell = (what: string, write: () => Promise<Outcome<void>[]>) =>
  until(`${what} to be written`, async () => (await write()).every(({ kind }) => kind === 'ok'), {
    timeoutMs: 120_000,
  });

/** The stream in fast motion: every article a moment after it was enriched, and each hour what is to be collected. */
async function streamAll(): Promise<void> {
  const index = createRuleIndex<string>();
  const known = new Map<string, { rule: AlertRule; query: Parameters<typeof index.add>[1] }>();
  for (const rule of rules) {
    const read = readRuleQuery(rule);
    if (!read.ok) throw new Error(read.error.message.en);
    index.add(rule.id, read.query);
    known.set(rule.id, { rule, query: read.query });
  }
  let nowMs = START;
  const queue = () => Promise.resolve();
  const sink = createAlertSink({
    store,
    maxAgeMs: 72 * HOUR_MS,
    now: () => new Date(nowMs),
    queue,
    publish: queue,
    onCreated: () => undefined,
  });
  const random = seededRandom(6, 0);
  const collect = async (hour: number): Promise<void> => {
    nowMs = START + hour * HOUR_MS + HOUR_MS / 3;
    await store.refresh();
    await collectDue({ store, rule: (id) => known.get(id)?.rule, queue, now: () => nowMs });
  };
  const pending = [...events];
  for (let hour = 0; hour <= HOURS + 200; hour += hour < HOURS + 24 ? 1 : 24) {
    const until = iso(START + hour * HOUR_MS + HOUR_MS / 3);
    while (pending[0] && pending[0].enrichedAt < until) {
      const article = pending.shift() as EnrichedArticle;
      const timestampMs = Date.parse(article.enrichedAt);
      nowMs = timestampMs + Math.floor(random() * 1_500);
      const document = toDocument(article, new Date(nowMs));
      const matched = index.match(document).flatMap((id) => known.get(id) ?? []);
      const message = {
        topic: '',
        partition: 0,
        offset: '0',
        key: null,
        value: null,
        headers: {},
        timestampMs,
      };
      const item = { message, value: { id: article.id, document, rules: matched } };
      await untilWell('the alerts of an article', () => sink.write([item]));
    }
    await collect(hour);
  }
}

beforeAll(async () => {
  await ensureIndices(client, world.namespace);
  await ensureAlertIndices(client, world.namespace);
  const writes = [...latest.values()].map((article) => ({
    index: articleIndexOf(world.namespace, article.firstSeenAt),
    id: article.id,
    version: article.version,
    source: toDocument(article, new Date(article.enrichedAt)),
  }));
  await untilWell('the articles', () => createBulkWriter({ client }).write(writes));
  await client.indices.refresh({ index: `${world.namespace}articles-*` });
  await streamAll();
}, 600_000);
afterAll(async () => {
  await client.close();
  await world.close();
});

const testOf = (id: string, from = since) => {
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return testRule(
    { client, alerts: store, context: { namespace: world.namespace, maxAgeHours: 72 } },
    rule,
    from,
  );
};
/** What the stream decided to tell, or recorded in its place; parts of digests are none. */
async function decided(ruleId: string): Promise<Alert[]> {
  const all: Alert[] = [];
  for await (const alert of store.all({ ruleId })) if (alert.partOf === undefined) all.push(alert);
  return all;
}
const idsOf = (alerts: readonly { id: string }[]): string[] => alerts.map(({ id }) => id).sort();

test('the articles lie in the indices of two months', async () => {
  const { indices } = await client.indices.stats({ index: `${world.namespace}articles-2026.*` });
  expect(Object.keys(indices ?? {})).toHaveLength(2);
});

test.each(['each', 'stories', 'seldom', 'hourly', 'daily', 'weekly', 'office', 'muted', 'muted-daily'])(
  'over seven days with updates, the test of the rule %s equals what the stream made',
  async (id) => {
    const made = await decided(id);
    const { alerts, onlyInStream } = await testOf(id);
    expect(made.length).toBeGreaterThan(0);
    expect(idsOf(alerts)).toEqual(idsOf(made));
    expect(onlyInStream).toEqual([]);
    expect(alerts.filter(({ inStream }) => inStream === 'none')).toEqual([]);
  },
);

test('digests have the articles that they were sent with', async () => {
  for (const id of ['seldom', 'hourly', 'daily', 'weekly']) {
    const made = new Map((await decided(id)).map((alert) => [alert.id, alert]));
    for (const { id: digest, articles } of (await testOf(id)).alerts)
      expect(idsOf(articles)).toEqual(idsOf(made.get(digest)?.articles ?? []));
  }
});

test('what is told outside of active hours waits until the same moment', async () => {
  const made = new Map((await decided('office')).map((alert) => [alert.id, alert.dueAt]));
  const waiting = (await testOf('office')).alerts.filter(({ dueAt, matchedAt }) => dueAt > matchedAt);
  expect(waiting.length).toBeGreaterThan(20);
  for (const { id, dueAt } of waiting) expect(made.get(id)).toBe(dueAt);
});

test('what was muted is recorded as that, and digests begin behind it', async () => {
  const states = new Set((await testOf('muted')).alerts.map(({ inStream }) => inStream));
  expect(states).toEqual(new Set(['muted', 'waiting']));
  const { alerts } = await testOf('muted-daily');
  const digests = alerts.filter(({ kind }) => kind === 'digest');
  expect(digests.length).toBeGreaterThan(2);
  expect(digests.every(({ matchedAt }) => matchedAt > muteUntil)).toBe(true);
});

test('of articles that have changed, what the stream told of the versions before is said to be its alone', async () => {
  const before = (word: string, isLost: boolean) =>
    events.filter(({ id, title, version, publishedAt = '' }) => {
      const now = latest.get(id);
      const isOld = publishedAt.startsWith('2019');
      const isOther = now?.version !== version && (!isLost || !now?.title.includes(word));
      return !isOld && title.includes(word) && isOther;
    });
  const piers = before('رصيف', true).map(({ id }) => alertIdOf('piers', `article:${id}`));
  const updates = before('ميناء', false).map(({ id, version }) =>
    alertIdOf('updates', `article:${id}@${version}`),
  );
  expect(Math.min(piers.length, updates.length)).toBeGreaterThan(3);
  expect(idsOf((await testOf('piers')).onlyInStream)).toEqual(piers.sort());
  expect(idsOf((await testOf('updates')).onlyInStream)).toEqual(updates.sort());
});

test.each(['each', 'stories', 'seldom', 'daily'])(
  'from the middle of the week on, the rule %s would have sent what the stream did send since',
  async (id) => {
    const from = iso(START + 90 * HOUR_MS);
    const { alerts, onlyInStream } = await testOf(id, from);
    const made = (await decided(id)).filter(({ matchedAt }) => matchedAt >= from);
    const isOfBefore = ({ articles }: Alert) => articles.some(({ enrichedAt }) => enrichedAt < from);
    expect(idsOf(alerts).filter((each) => !made.some((one) => one.id === each))).toEqual([]);
    expect(idsOf([...alerts, ...onlyInStream])).toEqual(idsOf(made));
    expect(onlyInStream.every(isOfBefore)).toBe(true);
  },
);
