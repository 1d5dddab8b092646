import type { Account } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import { firstAdmin, hashPassword, isPassword, isTokenOf, newToken, readToken, tokenState } from './index.ts';

const now = new Date('2026-11-25T10:00:00Z');

describe('a password', () => {
  test('is known by its hash, and no other is', async () => {
    const hash = await hashPassword('كلمة سر طويلة');
    expect(hash).toMatch(/^argon2id\$19456\$2\$1\$/);
    expect(await isPassword('كلمة سر طويلة', hash)).toBe(true);
    expect(await isPassword('كلمة سر طويلةٌ', hash)).toBe(false);
  });

  test('is the same however a keyboard composes its letters', async () => {
    expect(await isPassword('cafe\u0301-cafe', await hashPassword('caf\u00e9-cafe'))).toBe(true);
  });

  test('has another hash each time', async () => {
    expect(await hashPassword('a')).not.toBe(await hashPassword('a'));
  });

  test.each([undefined, '', 'md5$x', 'argon2id$1'])('nothing is the password of %j', async (hash) => {
    expect(await isPassword('', hash)).toBe(false);
  });
});

describe('a token', () => {
  const { text, token } = newToken({ name: 'لوحة', owner: 'amal', role: 'viewer', now });

  test('is read from its text and known by its secret', () => {
    const read = readToken(text);
    expect(read?.id).toBe(token.id);
    expect(isTokenOf(token, read?.secret ?? '')).toBe(true);
    expect(isTokenOf(token, 'x')).toBe(false);
    expect(JSON.stringify(token)).not.toContain(read?.secret);
  });

  test.each(['', 'rasid_', `${text} `, text.toUpperCase(), text.slice(0, -1)])('%j is none', (other) => {
    expect(readToken(other)).toBeUndefined();
  });

  test.each([
    [{}, 'active'],
    [{ expiresAt: '2026-11-25T10:00:01.000Z' }, 'active'],
    [{ expiresAt: '2026-11-25T10:00:00.000Z' }, 'expired'],
    [{ revokedAt: '2026-11-25T09:00:00.000Z' }, 'revoked'],
  ])('%j is %s', (facts, state) => expect(tokenState({ ...token, ...facts }, now)).toBe(state));
});

test('the first administrator is made once', async () => {
  const kept: Account[] = [];
  const accounts = {
    list: () => Promise.resolve(kept),
    create: (account: Account) => Promise.resolve(kept.push(account) > 0),
  };
  const made = await firstAdmin(accounts, now);
  expect(await isPassword(made?.password ?? '', kept[0]?.passwordHash)).toBe(true);
  expect(kept[0]?.role).toBe('admin');
  expect(await firstAdmin(accounts, now)).toBeUndefined();
});
