import type { FeedHub } from '@rasid/contracts';
import { expect, test } from 'vitest';
import { hubAfter, hubRequested, isToBeRequested } from './subscription.ts';

const HOUR = 3_600_000;
const now = new Date('2026-03-10T12:00:00.000Z');
const at = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
const offer = { url: 'https://hub.example/', topic: 'https://sabah.example/rss' };

test.each<[string, Omit<FeedHub, 'url' | 'topic'>, boolean]>([
  ['a hub that was found just now', { state: 'offered' }, true],
  ['a hub that is silent', { state: 'requested', requestedAt: at(-0.5) }, false],
  ['a hub that is silent for long', { state: 'requested', requestedAt: at(-1) }, true],
  ['a hub that refused', { state: 'refused', requestedAt: at(-23) }, false],
  ['a hub that refused yesterday', { state: 'refused', requestedAt: at(-24) }, true],
  ['a fresh lease', { state: 'subscribed', requestedAt: at(-1), leaseUntil: at(100) }, false],
  ['a lease in its last quarter', { state: 'subscribed', requestedAt: at(-76), leaseUntil: at(24) }, true],
  ['a lease that ran out', { state: 'subscribed', requestedAt: at(-76), leaseUntil: at(-1) }, true],
  [
    'a lease whose renewal was asked for',
    { state: 'subscribed', requestedAt: at(-0.1), leaseUntil: at(0.01) },
    false,
  ],
])('%s', (_, hub, expected) => expect(isToBeRequested({ ...offer, ...hub }, now)).toBe(expected));

test('a lease goes on while its renewal is asked for', () => {
  const hub: FeedHub = { ...offer, state: 'subscribed', leaseUntil: at(1), requestedAt: at(-9) };
  expect(hubRequested(hub, now)).toEqual({ ...hub, requestedAt: now.toISOString() });
  expect(hubRequested({ ...hub, state: 'refused' }, now).state).toBe('requested');
});

test('another hub or topic starts anew', () => {
  const hub: FeedHub = { ...offer, state: 'subscribed', leaseUntil: at(1) };
  expect(hubAfter(hub, offer)).toEqual(hub);
  expect(hubAfter(hub, { ...offer, topic: 'https://sabah.example/all' })).toMatchObject({ state: 'offered' });
  expect(hubAfter(undefined, offer)).toEqual({ ...offer, state: 'offered' });
});
