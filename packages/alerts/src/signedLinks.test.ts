import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkActions, openLink, signLink } from './signedLinks.ts';

const key = Buffer.alloc(32, 1);
const NOW = Date.parse('2026-03-01T09:00:00Z');
const link = { action: 'acknowledge', subject: 'a1b2' } as const;

test('a link opens until it expires, and one without an end always', () => {
  const path = signLink(key, link, NOW + 60_000);
  expect(openLink(key, path, NOW)).toEqual({ ok: true, ...link });
  expect(openLink(key, path, NOW + 61_000)).toEqual({ ok: false, reason: 'expired' });
  expect(openLink(key, signLink(key, link), NOW * 2)).toEqual({ ok: true, ...link });
});

test.each([
  ['another subject', (path: string) => path.replace('a1b2', 'a1b3')],
  ['another action', (path: string) => path.replace('acknowledge', 'mute')],
  ['a later end', (path: string) => path.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`)],
  ['no end', (path: string) => path.replace(/expires=\d+/, 'expires=0')],
  ['no signature', (path: string) => path.replace(/&signature=.*/, '')],
  ['a short signature', (path: string) => path.slice(0, -4)],
])('a link with %s is forged', (_, change) => {
  expect(openLink(key, change(signLink(key, link, NOW + 60_000)), NOW)).toEqual({
    ok: false,
    reason: 'forged',
  });
});

test('a link of another key is forged', () => {
  expect(openLink(Buffer.alloc(32, 2), signLink(key, link), NOW)).toEqual({ ok: false, reason: 'forged' });
});

test('whatever is asked for, nothing else opens', () => {
  const subject = fc.stringMatching(/^[a-z0-9-]{1,64}$/);
  fc.assert(
    fc.property(fc.constantFrom(...linkActions), subject, (action, name) => {
      expect(openLink(key, signLink(key, { action, subject: name }), NOW)).toEqual({
        ok: true,
        action,
        subject: name,
      });
    }),
  );
  fc.assert(
    fc.property(fc.string(), (path) => {
      expect(openLink(key, path, NOW).ok).toBe(false);
    }),
  );
});
