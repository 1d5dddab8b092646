import { articleOf, ruleOf } from '@rasid/alerts/testing';
import { draftAlert, draftDigest, messageOf, styledMessage, type AlertMessage } from '@rasid/alerts';
import { channelSchema, type Channel } from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { createSecretBox } from './secretBox.ts';
import { createSender } from './createSender.ts';
import { newSigningSecret } from './signWebhook.ts';
import { readText, services, type TelegramMessage } from './testing/services.ts';
import { startStandIn, type Answer, type StandIn, type Taken } from './testing/standIn.ts';

const NOW = Date.parse('2026-03-01T09:05:02Z');
const TITLE = 'ميناءُ سرت يستأنف «العمل» غداً: قالت BBC_Arabic إن *٣ سفن* [وصلت] & <رست> 🚢';
const PASSAGE = 'قال المدير إن ميناء سرت استقبل ثلاث سفن، وإن العمل فيه عاد إلى ما كان عليه قبل العاصفة.';
const article = (n: number) =>
  articleOf(n, {
    title: `${TITLE} ${n}`,
    passages: [{ field: 'body', text: `${PASSAGE} ${'وهذا كلام كثير '.repeat(120)}`, marks: [[14, 23]] }],
  });
const short = articleOf(1, {
  title: `${TITLE} 1`,
  passages: [{ field: 'body', text: PASSAGE, marks: [[14, 23]] }],
});
const one = messageOf(draftAlert(ruleOf(), short, NOW));
const articles = Array.from({ length: 50 }, (_, n) => article(n));
const many = messageOf(draftDigest(ruleOf(), 'digest:x', { articles, count: 70 }, NOW));

const box = createSecretBox(Buffer.alloc(32, 7));
let standIn: StandIn | undefined;
const http = createHttpClient({ userAgent: 'test', allowedAddresses: ['127.0.0.0/8'] });
const send = createSender({
  http,
  box,
  mailer: undefined,
  mailFrom: '',
  timeoutMs: 400,
  now: () => new Date(NOW),
});
const open = async (answer: (request: Taken) => Answer) => (standIn = await startStandIn(answer));

afterEach(async () => {
  await standIn?.close();
  standIn = undefined;
});

const channelOf = (kind: string, url: string): Channel =>
  channelSchema.parse({
    id: kind,
    name: kind,
    kind,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...{
      telegram: { settings: { chatId: '-100200', apiUrl: url }, secrets: { token: box.seal('TOKEN') } },
      ntfy: { settings: { url, topic: 'rasid' }, secrets: { token: box.seal('tk_secret') } },
      webhook: { settings: { url: `${url}/hook` }, secrets: { signing: [box.seal(newSigningSecret())] } },
    }[kind],
    ...(['slack', 'discord', 'teams'].includes(kind) && { secrets: { url: box.seal(`${url}/T0/B0/x`) } }),
  });

const bare = (text: string): string => text.replace(/\s/g, '');
const kinds = Object.keys(services) as (keyof typeof services)[];

describe.each(kinds)('%s', (kind) => {
  test('takes a message whose Arabic is as it was', async () => {
    const { url, taken } = await open(services[kind]);
    expect(await send(channelOf(kind, url), one)).toMatchObject({ kind: 'sent' });
    expect(taken).toHaveLength(1);
    const shown = readText[kind](taken[0]?.body ?? '');
    if (kind === 'slack') expect(bare(shown).replaceAll('\u2217', '*')).toContain(bare(TITLE));
    else expect(shown).toContain(`${TITLE} 1`);
    expect(shown).toContain('https://news.example/1');
  });

  test('takes a digest of fifty articles in as many pieces as it needs, with all that is in it', async () => {
    const { url, taken } = await open(services[kind]);
    expect(await send(channelOf(kind, url), many)).toMatchObject({ kind: 'sent' });
    expect(taken.length).toBeGreaterThan(1);
    const shown = bare(taken.map(({ body }) => readText[kind](body)).join('')).replaceAll('\u2217', '*');
    expect(shown).toContain(bare(styledMessage(many).text).slice(0, 2_000));
    for (const { title, url: address } of articles) {
      expect(shown).toContain(bare(title));
      expect(shown).toContain(address);
    }
  });

  test('is asked again for the pieces that it does not have, and for no others', async () => {
    let requests = 0;
    const { url, taken } = await open((request) =>
      ++requests === 2 ? { status: 503 } : services[kind](request),
    );
    const failed = await send(channelOf(kind, url), many);
    expect(failed).toMatchObject({
      kind: 'failed',
      partsSent: 1,
      failure: { permanent: false, status: 503 },
    });
    expect(await send(channelOf(kind, url), many, 1)).toMatchObject({ kind: 'sent' });
    const bodies = taken.map(({ body }) => body);
    expect(bodies[2]).toBe(bodies[1]);
    expect(new Set(bodies).size).toBe(bodies.length - 1);
  });

  test.each<[string, Answer, object]>([
    [
      'limits the rate',
      { status: 429, headers: { 'retry-after': '7' } },
      { permanent: false, afterMs: 7_000 },
    ],
    ['is down', { status: 502 }, { permanent: false }],
    ['does not answer', 'hang', { permanent: false }],
    ['hangs up', 'reset', { permanent: false }],
    ['does not know us', { status: 404 }, { permanent: true, status: 404 }],
    [
      'sends us elsewhere',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      { permanent: false, status: 302 },
    ],
  ])('%s', async (_, answer, failure) => {
    const { url, taken } = await open(() => answer);
    expect(await send(channelOf(kind, url), one)).toMatchObject({ kind: 'failed', failure });
    expect(taken).toHaveLength(1);
  });
});

test('telegram sets titles in bold and marks passages, at their places', async () => {
  const { url, taken } = await open(services.telegram);
  await send(channelOf('telegram', url), one);
  const { text, entities } = JSON.parse(taken[0]?.body ?? '') as TelegramMessage;
  const shown = entities.map(({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`);
  expect(shown).toEqual([
    'bold: \u200fراصد · موانئ',
    `bold: ${TITLE} 1`,
    'underline: ميناء سرت',
    'text_link: https://news.example/1',
  ]);
});

describe('a webhook', () => {
  const secrets = [newSigningSecret(), newSigningSecret()];
  const channel = (url: string): Channel => {
    const plain = channelOf('webhook', url);
    return { ...plain, secrets: { signing: secrets.map((secret) => box.seal(secret)) } } as Channel;
  };
  const sendNow = (message: AlertMessage, to: Channel) =>
    createSender({ http, box, mailer: undefined, mailFrom: '', timeoutMs: 400, now: () => new Date() })(
      to,
      message,
    );

  test.each([0, 1])(
    'is verified by the published library, with the new secret and the old one (%d)',
    async (n) => {
      const { url, taken } = await open(() => ({ status: 204 }));
      expect(await sendNow(one, channel(url))).toEqual({ kind: 'sent', status: 204 });
      const [{ body, headers } = { body: '', headers: {} }] = taken;
      const verified = new Webhook(secrets[n] ?? '').verify(body, headers as Record<string, string>);
      expect(verified).toMatchObject({ type: 'alert.matched', data: { headline: `${TITLE} 1` } });
      expect(headers).toMatchObject({
        'webhook-id': one.id,
        'content-type': 'application/json; charset=utf-8',
      });
      const changed = body.replace('سرت', 'طبرق');
      expect(() =>
        new Webhook(secrets[n] ?? '').verify(changed, headers as Record<string, string>),
      ).toThrow();
    },
  );

  test('that is gone says so', async () => {
    const { url } = await open(() => ({ status: 410 }));
    expect(await sendNow(one, channel(url))).toMatchObject({
      kind: 'failed',
      gone: true,
      failure: { permanent: true },
    });
  });

  test('that is not found may be found again', async () => {
    const { url } = await open(() => ({ status: 404 }));
    expect(await sendNow(one, channel(url))).toMatchObject({ kind: 'failed', failure: { permanent: false } });
  });

  test('that answers with a long page has taken the message', async () => {
    const { url } = await open(() => ({ status: 200, body: 'x'.repeat(3_000_000) }));
    expect(await sendNow(one, channel(url))).toMatchObject({ kind: 'sent' });
  });

  test('inside of our own network is refused for good', async () => {
    const strict = createHttpClient({ userAgent: 'test' });
    const to = createSender({
      http: strict,
      box,
      mailer: undefined,
      mailFrom: '',
      timeoutMs: 400,
      now: () => new Date(),
    });
    const { url, taken } = await open(() => ({ status: 204 }));
    expect(await to(channel(url), one)).toMatchObject({ kind: 'failed', failure: { permanent: true } });
    expect(taken).toEqual([]);
    await strict.close();
  });

  test('whose secret was kept under another key says so', async () => {
    const other = createSecretBox(Buffer.alloc(32, 8));
    const to = createSender({
      http,
      box: other,
      mailer: undefined,
      mailFrom: '',
      timeoutMs: 400,
      now: () => new Date(),
    });
    expect(await to(channel('http://127.0.0.1:1'), one)).toMatchObject({
      kind: 'failed',
      failure: { reason: expect.stringContaining('RASID_SECRET_KEY') as string },
    });
  });
});
