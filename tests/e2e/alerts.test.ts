import type { Fleet } from '@rasid/testkit/fleet';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWebhook, articleNow, history, openEnriched } from '../alertWorld.ts';
import { startReceiver, type Receiver } from '../webhookReceiver.ts';
import { createWorld, jsonLines } from '../world.ts';

const world = createWorld();
let receiver: Receiver;
let enriched: Awaited<ReturnType<typeof openEnriched>>;
let alerters: Fleet[];
let number = 1;

const PATIENCE = { timeoutMs: 30_000 };
const titlesTo = (ruleId: string): string[] =>
  receiver.received
    .filter(({ body }) => body.data.rule.id === ruleId)
    .flatMap(({ body }) => body.data.articles.map(({ title }) => title));
const untilTold = (ruleId: string, title: string) =>
  until(`«${title}» to be told`, () => Promise.resolve(titlesTo(ruleId).includes(title)), {
    ...PATIENCE,
    seen: () => titlesTo(ruleId),
  });
const send = async (title: string, given: object = {}) => {
  const article = articleNow(number++, { title, ...given });
  await enriched.send(article);
  return article;
};
const addRule = (id: string, query: string, ...args: string[]) =>
  world.rasid('alerts', 'add', query, '--id', id, '--channel', 'hook', ...args);
/** What comes behind it in the same rule's stream was sent later: nothing is on its way any more. */
const untilPassed = async (ruleId: string, word: string) =>
  untilTold(ruleId, (await send(`${word} ${number}`)).title);

beforeAll(async () => {
  receiver = await startReceiver();
  alerters = [await world.startFleet(['alerter', 'indexer']), await world.startFleet(['alerter'])];
  receiver.expect('/hook', await addWebhook(world, 'hook', receiver.urlOf('/hook')));
  enriched = await openEnriched(world);
});

afterAll(async () => {
  await enriched.close();
  await receiver.close();
  await world.close();
});

test('an article that a rule matches is told once, its Arabic as it was', async () => {
  await addRule('ports', '"ميناء سرت"', '--name', 'موانئ ليبيا');
  const title = 'ميناءُ سرت يستأنف «العمل» غداً، والـBBC تنقل ٣ صور 🚢';
  const { id } = await send(title);
  await untilTold('ports', title);
  await send('ميناء بنغازي مغلق');
  await untilPassed('ports', 'عاد ميناء سرت');
  expect(titlesTo('ports')).toHaveLength(2);
  const [first] = receiver.received;
  expect(first?.body.type).toBe('alert.matched');
  expect(first?.body.data).toMatchObject({ rule: { id: 'ports', name: 'موانئ ليبيا' }, headline: title });
  expect(first?.body.data.articles[0]).toMatchObject({
    id,
    title,
    passages: [{ text: title }, { text: title }],
  });
  expect(receiver.forged).toEqual([]);
});

describe('a rule that changes while articles come', () => {
  test('tells at once by what it says now', async () => {
    await addRule('live', 'زيتون');
    await untilTold('live', (await send('موسم الزيتون يبدأ')).title);
    await world.rasid('alerts', 'edit', 'live', '--query', 'برتقال');
    await send('الزيتون في كل مكان');
    await untilTold('live', (await send('موسم البرتقال يبدأ')).title);
    expect(titlesTo('live')).toEqual(['موسم الزيتون يبدأ', 'موسم البرتقال يبدأ']);
  });

  test('tells nothing while it is paused, and nothing after it is removed', async () => {
    await addRule('witness', 'رمان');
    await addRule('paused', 'رمان');
    await world.rasid('alerts', 'pause', 'paused');
    await untilPassed('witness', 'الرمان');
    await world.rasid('alerts', 'resume', 'paused');
    await untilTold('paused', (await send('الرمان عاد')).title);
    await world.rasid('alerts', 'remove', 'paused');
    await untilPassed('witness', 'الرمان');
    expect(titlesTo('paused')).toEqual(['الرمان عاد']);
  });
});

/** How many articles each alerter has judged so far. */
const judged = (): Promise<number[]> =>
  Promise.all(
    alerters.map(async ({ processes }) => {
      const metrics = await (await fetch(`${processes.get('alerter')?.url ?? ''}/metrics`)).text();
      const counts = metrics.matchAll(/^rasid_outcome_messages_total\{.*\} (\d+)$/gm);
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    }),
  );

test('a change is known to every alerter by the article that comes next', async () => {
  const sendMany = (title: string) =>
    enriched.send(...Array.from({ length: 24 }, () => articleNow(number++, { title: `${title} ${number}` })));
  await addRule('every', 'عنبر');
  const before = await judged();
  await until(
    'both alerters to judge',
    async () => {
      await sendMany('لا شيء هنا');
      return (await judged()).every((count, i) => count > (before[i] ?? 0));
    },
    PATIENCE,
  );
  const words = ['زعفران', 'كمون', 'نعناع'];
  for (const word of words) {
    await world.rasid('alerts', 'edit', 'every', '--query', word);
    for (const each of words) await sendMany(each);
    await until(
      `all of ${word} to be told`,
      () => Promise.resolve(titlesTo('every').filter((title) => title.startsWith(word)).length >= 24),
      PATIENCE,
    );
  }
  expect(titlesTo('every').map((title) => title.split(' ')[0])).toEqual(
    words.flatMap((word) => Array<string>(24).fill(word)),
  );
});

test('twenty re-prints of one article make one alert with a count', async () => {
  await addRule('stories', 'زلزال', '--group', 'story');
  const storyId = 'a'.repeat(32);
  const reprints = Array.from({ length: 20 }, (_, n) =>
    articleNow(number++, {
      title: 'زلزال خفيف يضرب الساحل',
      storyId,
      source: { feedId: `feed-${n}`, name: `صحيفة ${n}` },
    }),
  );
  await enriched.send(...reprints);
  await untilPassed('stories', 'زلزال آخر');
  const [alert] = await until(
    'all re-prints to be counted',
    async () => {
      const found = (await history(world, '--rule', 'stories')).filter(
        ({ articles }) => articles[0]?.storyId === storyId,
      );
      return found[0]?.further.articleCount === 19 && found;
    },
    PATIENCE,
  );
  expect(alert?.further.count).toBe(19);
  expect(new Set(alert?.further.outlets).size).toBe(19);
  expect(titlesTo('stories').filter((title) => title === 'زلزال خفيف يضرب الساحل')).toHaveLength(1);
});

test('an update alerts again only where the rule asks for it', async () => {
  await addRule('once', 'فيضان');
  await addRule('again', 'فيضان', '--on-update');
  const first = await send('فيضان في الوادي');
  await untilTold('again', first.title);
  await enriched.send({ ...first, title: 'فيضان في الوادي: تحديث', version: first.version + 1 });
  await untilTold('again', 'فيضان في الوادي: تحديث');
  await untilPassed('once', 'فيضان');
  expect(titlesTo('once')).not.toContain('فيضان في الوادي: تحديث');
});

test('an archive that is read in alerts nobody but who asks for it', async () => {
  await addRule('news', 'معاهدة');
  await addRule('archive', 'معاهدة', '--include-old');
  const { title } = await send('معاهدة قديمة', { publishedAt: '2019-05-05T10:00:00.000Z' });
  await untilTold('archive', title);
  await untilPassed('news', 'معاهدة');
  expect(titlesTo('news')).not.toContain(title);
});

test('a dry run and a muted rule record what they would have sent', async () => {
  await addRule('dry', 'قطن', '--dry-run');
  await addRule('muted', 'قطن');
  await world.rasid('alerts', 'mute', 'muted', '--for', '1h');
  await addRule('loud', 'قطن');
  await untilPassed('loud', 'القطن');
  const states = await Promise.all(
    ['dry', 'muted'].map(async (id) => (await history(world, '--rule', id))[0]?.state),
  );
  expect(states).toEqual(['dry_run', 'muted']);
  expect([...titlesTo('dry'), ...titlesTo('muted')]).toEqual([]);
});

test('the test of a rule from the index equals what the stream did send', async () => {
  await addRule('equal', 'قمح OR "الشعير الأخضر"', '--group', 'story');
  for (let n = 0; n < 10; n++)
    await send(`القمح في الموسم ${n}`, { storyId: 'b'.repeat(31) + String(n % 4) });
  await send('شعير بلا لون');
  await untilPassed('equal', 'قمح');
  const rows = await until(
    'the articles to be indexed',
    async () => {
      const printed = jsonLines<{ id: string; inStream: string; onlyInStream?: boolean }>(
        await world.rasid('alerts', 'test', 'equal', '--since', '1h', '--json'),
      );
      return printed.length === 5 && printed;
    },
    PATIENCE,
  );
  expect(rows.every(({ inStream, onlyInStream }) => inStream === 'delivered' && !onlyInStream)).toBe(true);
  const sent = receiver.received.filter(({ body }) => body.data.rule.id === 'equal').map(({ id }) => id);
  expect(rows.map(({ id }) => id).sort()).toEqual(sent.sort());
});

describe('what is refused', () => {
  test.each([
    ['a rule that only leaves out', ['alerts', 'add', '-مصر', '--id', 'x'], /لا تقوم القاعدة.*استبعاد/s],
    ['a query that is none', ['alerts', 'add', '(مصر', '--id', 'x'], /query at character 1/],
    [
      'a channel that is not there',
      ['alerts', 'add', 'مصر', '--id', 'x', '--channel', 'nowhere'],
      /no channel "nowhere"/,
    ],
    ['a rule twice', ['alerts', 'add', 'مصر', '--id', 'ports'], /there is one already/],
    [
      'a template with a word that is none',
      ['alerts', 'add', 'مصر', '--id', 'x', '--template', '{titel}'],
      /no \{titel\}; expected/,
    ],
  ])('%s', async (_, args, message) => {
    await expect(world.rasid(...args)).rejects.toThrow(message);
  });
});

test('secrets are never shown, and stand nowhere as they are', async () => {
  const secret = await addWebhook(world, 'quiet', receiver.urlOf('/quiet'));
  const shown = await Promise.all([
    world.rasid('channels', 'list', '--json'),
    world.rasid('channels', 'show', 'quiet'),
    fetch(`${world.elasticsearchUrl}/${world.namespace}alert-channels/_search`).then((answer) =>
      answer.text(),
    ),
  ]);
  const bare = secret.replace('whsec_', '');
  for (const text of shown) expect(text).not.toContain(bare.slice(0, 12));
});

test('while a signing secret is changed, messages are signed with both', async () => {
  receiver.expect('/turn', await addWebhook(world, 'turn', receiver.urlOf('/turn')));
  await world.rasid('alerts', 'add', 'شمس', '--id', 'turning', '--channel', 'turn');
  const [rotated] = jsonLines<{ signingSecret: string }>(
    await world.rasid('channels', 'rotate', 'turn', '--json'),
  );
  await untilPassed('turning', 'شمس');
  await until(
    'messages to be signed with both',
    async () => {
      await untilPassed('turning', 'شمس');
      return receiver.received.at(-1)?.signatures === 2;
    },
    PATIENCE,
  );
  receiver.expect('/turn', rotated?.signingSecret ?? '');
  await untilPassed('turning', 'شمس');
  await world.rasid('channels', 'rotate', 'turn', '--finish');
  expect(receiver.forged).toEqual([]);
});

test('a channel that is gone is disabled, its alerts are parked, and one command sends them all the same', async () => {
  let isGone = true;
  const gone = await startReceiver(() => (isGone ? { status: 410 } : 'take'));
  gone.expect('/gone', await addWebhook(world, 'gone', gone.urlOf('/gone')));
  await addRule('moon', 'قمر', '--channel', 'gone', '--fallback', 'hook');
  await untilPassed('moon', 'قمر');
  const parked = () =>
    until(
      'the alert to be parked',
      async () => {
        const found = await history(world, '--rule', 'moon');
        return found[0]?.state === 'parked' && found;
      },
      PATIENCE,
    );
  const [alert] = await parked();
  expect(alert?.deliveries.map(({ channelId, state }) => [channelId, state])).toEqual([
    ['hook', 'delivered'],
    ['gone', 'parked'],
  ]);
  expect(await world.rasid('channels', 'list')).toMatch(/gone\s+webhook\s+disabled/);
  isGone = false;
  await world.rasid('channels', 'resume', 'gone');
  await world.rasid('alerts', 'retry', '--channel', 'gone');
  await until('the parked alert to come', () => Promise.resolve(gone.ids()[0] === alert?.id), PATIENCE);
  await until(
    'the alert to be settled',
    async () => (await history(world, '--rule', 'moon'))[0]?.state === 'delivered',
    PATIENCE,
  );
  await gone.close();
});

test('the audit tells who did what, and is whole until somebody changes it', async () => {
  const entries = jsonLines<{ action: string; subject: string; actor: string }>(
    await world.rasid('alerts', 'audit', '--json'),
  );
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set([
      'rule_added',
      'rule_changed',
      'rule_removed',
      'channel_added',
      'channel_changed',
      'channel_disabled',
      'delivered',
      'parked',
      'retried',
    ]),
  );
  expect(await world.rasid('alerts', 'audit', '--verify')).toContain('the audit is whole');
  const index = `${world.elasticsearchUrl}/${world.namespace}alert-audit`;
  const answer = await fetch(`${index}/_doc/3`);
  const { _source: block } = (await answer.json()) as { _source: { entries: { actor: string }[] } };
  const changed = { ...block, entries: block.entries.map((entry) => ({ ...entry, actor: 'nobody' })) };
  await fetch(`${index}/_doc/3?refresh=true`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changed),
  });
  await expect(world.rasid('alerts', 'audit', '--verify')).rejects.toThrow(
    /block 3 is not as it was written/,
  );
});
