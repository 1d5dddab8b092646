import { signLink } from '@rasid/alerts';
import { createSecretBox, LINK_KEY, loadSecretKey } from '@rasid/channels';
import type { Alert } from '@rasid/contracts';
import { until } from '@rasid/testkit/oracle';
import { XMLParser } from 'fast-xml-parser';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWebhook, articleNow, history, openEnriched } from '../alertWorld.ts';
import { startReceiver, type Receiver } from '../webhookReceiver.ts';
import { createWorld, jsonLines, type World } from '../world.ts';

let world: World;
let base: string;
let receiver: Receiver;
let enriched: Awaited<ReturnType<typeof openEnriched>>;
let number = 1;
const PATIENCE = { timeoutMs: 30_000 };

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
const send = async (title: string) => {
  const article = articleNow(number++, { title });
  await enriched.send(article);
  return until(
    `«${title}» to be told`,
    () => receiver.received.find(({ body }) => body.data.headline === title)?.body.data,
    PATIENCE,
  );
};

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  world = createWorld({ RASID_ALERTS_PORT: String(port), RASID_PUBLIC_URL: base });
  receiver = await startReceiver();
  await world.startFleet(['alerter']);
  receiver.expect('/hook', await addWebhook(world, 'hook', receiver.urlOf('/hook')));
  await world.rasid(
    'alerts',
    'add',
    'ميناء',
    '--id',
    'ports',
    '--name',
    'موانئ <ليبيا>',
    '--channel',
    'hook',
  );
  enriched = await openEnriched(world);
});

afterAll(async () => {
  await enriched.close();
  await receiver.close();
  await world.close();
});

describe('the link that acknowledges an alert', () => {
  test('asks first, changes nothing when it is only looked at, and then does so once', async () => {
    const { id, links } = await send('ميناء سرت يعود');
    const address = links?.acknowledge ?? '';
    for (let look = 0; look < 2; look++) {
      const page = await (await fetch(address)).text();
      expect(page).toMatch(/<html lang="ar" dir="rtl">.*ميناء سرت يعود.*<form method="post">/s);
    }
    const stateOf = async () => (await history(world, '--rule', 'ports')).find((alert) => alert.id === id);
    expect((await stateOf())?.acknowledgedAt).toBeUndefined();
    expect((await fetch(address, { method: 'POST' })).status).toBe(200);
    expect((await stateOf())?.acknowledgedBy).toBe('link');
    expect(await (await fetch(address)).text()).not.toContain('<form');
  });

  test.each([
    ['is forged', 403, (link: string) => link.replace(/signature=.{4}/, 'signature=AAAA')],
    ['is of another alert', 403, (link: string) => link.replace(/acknowledge\/..../, 'acknowledge/0000')],
    ['is none', 404, () => '/alerts/'],
  ])('that %s is refused', async (_, status, change) => {
    const { links } = await send(`ميناء ${number}`);
    const path = change((links?.acknowledge ?? '').replace(base, ''));
    expect((await fetch(base + path, { method: 'POST' })).status).toBe(status);
  });

  test('that has expired is refused', async () => {
    const { id } = await send(`ميناء ${number}`);
    const key = createSecretBox(loadSecretKey({ given: '', path: join(world.home, 'secret.key') })).derive(
      LINK_KEY,
    );
    const path = signLink(key, { action: 'acknowledge', subject: id }, Date.now() - 1_000);
    expect((await fetch(base + path, { method: 'POST' })).status).toBe(410);
  });
});

test('the feed of a rule has its alerts, and is read by a parser of feeds as it was written', async () => {
  const { id } = await send('ميناء «طبرق» & <بنغازي> 🚢');
  const [{ feed } = { feed: '' }] = jsonLines<{ feed: string }>(
    await world.rasid('alerts', 'show', 'ports', '--json'),
  );
  const items = await until(
    'the alert to be in the feed',
    async () => {
      const answer = await fetch(feed);
      expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
      const { rss } = new XMLParser().parse(await answer.text()) as {
        rss: { channel: { title: string; item: Item[] } };
      };
      expect(rss.channel.title).toBe('راصد · موانئ &lt;ليبيا&gt;'.replace('&lt;', '<').replace('&gt;', '>'));
      return [rss.channel.item].flat().some(({ guid }) => guid === id) && [rss.channel.item].flat();
    },
    PATIENCE,
  );
  expect(items[0]).toMatchObject({ title: 'ميناء «طبرق» & <بنغازي> 🚢', guid: id });
  const etag = (await fetch(feed)).headers.get('etag') ?? '';
  expect((await fetch(feed, { headers: { 'if-none-match': etag } })).status).toBe(304);
});
type Item = { title: string; guid: string };

/** Reads events of a stream until one of this title. */
async function readEvents(
  address: string,
  title: string,
  lastEventId?: string,
): Promise<{ id: string; title: string }[]> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const answer = await fetch(address, { headers });
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString('utf8');
    const events = [...text.matchAll(/id: (.+)\nevent: alert\ndata: (.+)\n\n/g)].map(
      ([, id = '', data = '']) => ({ id, title: (JSON.parse(data) as Alert).articles[0]?.title ?? '' }),
    );
    if (events.some((event) => event.title === title)) return events;
  }
  throw new Error('the stream ended');
}

test('the stream of a rule tells of alerts as they are made, and whoever comes back misses none', async () => {
  const [{ stream } = { stream: '' }] = jsonLines<{ stream: string }>(
    await world.rasid('alerts', 'show', 'ports', '--json'),
  );
  const reading = readEvents(stream, 'ميناء زوارة');
  await send('ميناء زوارة');
  const first = (await reading).at(-1);
  await send('ميناء الخمس');
  await send('ميناء مصراتة');
  const missed = (await readEvents(stream, 'ميناء مصراتة', first?.id)).map(({ title }) => title);
  expect(missed).not.toContain('ميناء زوارة');
  expect(missed.slice(-2)).toEqual(['ميناء الخمس', 'ميناء مصراتة']);
});

test('the link that mutes a rule does so for a day', async () => {
  const { links } = await send(`ميناء ${number}`);
  expect(await (await fetch(links?.mute ?? '')).text()).toContain('موانئ &#60;ليبيا&#62;');
  expect(await world.rasid('alerts', 'list')).not.toContain('muted until');
  expect((await fetch(links?.mute ?? '', { method: 'POST' })).status).toBe(200);
  expect(await world.rasid('alerts', 'list')).toContain('muted until');
});
