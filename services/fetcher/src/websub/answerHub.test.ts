import { createHmac } from 'node:crypto';
import type { Feed, FeedHub } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import { answerHub, type HubRequest } from './answerHub.ts';
import { callbackOf, secretOf } from './keys.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const master = 'the operator’s secret';
const hub: FeedHub = {
  url: 'https://hub.example/',
  topic: 'https://sabah.example/rss',
  state: 'requested',
  requestedAt: '2026-03-10T11:59:59.000Z',
};
const feed: Feed = {
  id: 'sabah',
  url: hub.topic,
  name: 'صحيفة الصباح',
  intervalMs: 300_000,
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  tags: [],
  health: { consecutiveFailures: 0, attempts: [], hub },
};
const path = new URL(callbackOf('https://rasid.example/websub/', master, 'sabah', hub)).pathname;
const question = {
  'hub.mode': 'subscribe',
  'hub.topic': hub.topic,
  'hub.challenge': 'abc',
  'hub.lease_seconds': '3600',
};
const asked = (query: object, request: Partial<HubRequest> = {}, of: Feed | undefined = feed) =>
  answerHub(
    {
      method: 'GET',
      path,
      query: new URLSearchParams(query as Record<string, string>),
      signature: undefined,
      body: Buffer.alloc(0),
      ...request,
    },
    of,
    master,
    now,
  );

describe('whether we mean a subscription', () => {
  test('we do, and know until when', () => {
    expect(asked(question)).toEqual({
      status: 200,
      text: 'abc',
      hub: { ...hub, state: 'subscribed', leaseUntil: '2026-03-10T13:00:00.000Z' },
    });
  });

  test('a lease of years is not believed', () => {
    const { hub: noted } = asked({ ...question, 'hub.lease_seconds': '1e12' });
    expect(noted?.leaseUntil).toBe('2026-06-08T12:00:00.000Z');
  });

  test.each<[string, object, Partial<HubRequest>?, Feed?]>([
    ['another topic', { ...question, 'hub.topic': 'https://other.example/' }],
    ['no challenge', { ...question, 'hub.challenge': '' }],
    ['a challenge without end', { ...question, 'hub.challenge': 'x'.repeat(5000) }],
    ['no lease', { ...question, 'hub.lease_seconds': '' }],
    ['a lease of nothing', { ...question, 'hub.lease_seconds': '-5' }],
    ['another key', question, { path: path.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }],
    ['another path', question, { path: '/websub/sabah' }],
    ['a paused feed', question, {}, { ...feed, state: 'paused' }],
    ['a feed without a hub', question, {}, { ...feed, health: { ...feed.health, hub: undefined } }],
    [
      'a subscription that nobody asked for',
      question,
      {},
      { ...feed, health: { ...feed.health, hub: { ...hub, state: 'offered', requestedAt: undefined } } },
    ],
    ['the end of one that is wanted', { ...question, 'hub.mode': 'unsubscribe' }],
  ])('not with %s', (_, query, request, of) => {
    const reply = asked(query, request, of);
    expect(reply.status).toBe(404);
    expect(reply).not.toHaveProperty('hub');
  });

  test('its end, where it is no longer wanted', () => {
    const paused = { ...feed, state: 'paused' } as const;
    expect(asked({ ...question, 'hub.mode': 'unsubscribe' }, {}, paused)).toEqual({
      status: 200,
      text: 'abc',
    });
  });

  test('a refusal is noted', () => {
    const reply = asked({ 'hub.mode': 'denied', 'hub.topic': hub.topic });
    expect(reply).toMatchObject({ status: 200, hub: { state: 'refused' } });
  });
});

describe('what is new', () => {
  const body = Buffer.from('<rss/>');
  const signature = `sha256=${createHmac('sha256', secretOf(master, 'sabah', hub))
    .update(body)
    .digest('hex')}`;
  const post = { method: 'POST', body, signature };

  test('is believed with its signature', () => {
    expect(asked({}, post)).toEqual({
      status: 202,
      text: 'thank you',
      isPing: true,
      hub: { ...hub, lastPingAt: now.toISOString() },
    });
  });

  test.each<[string, Partial<HubRequest>, number]>([
    ['without a signature', { signature: undefined }, 403],
    [
      'with a forged one',
      { signature: signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) },
      403,
    ],
    ['with that of another body', { body: Buffer.from('<rss></rss>') }, 403],
    ['under another key', { path: path.replace(/.{4}$/, '0000') }, 404],
    ['by another method', { method: 'PUT' }, 405],
  ])('is refused %s', (_, changes, status) => {
    const reply = asked({}, { ...post, ...changes });
    expect(reply.status).toBe(status);
    expect(reply).not.toHaveProperty('isPing');
  });

  test('of a feed that is parked is no longer wanted', () => {
    expect(asked({}, post, { ...feed, state: 'parked' })).toMatchObject({ status: 410 });
  });
});
