import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadSecretKey } from './loadSecretKey.ts';
import { createSecretBox } from './secretBox.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret', () => {
  const box = createSecretBox(Buffer.alloc(32, 1));
  test('comes out as it went in, sealed in another way each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
        const sealed = box.seal(secret);
        expect(box.open(sealed)).toBe(secret);
        expect(sealed).not.toBe(box.seal(secret));
        if (secret.length > 3) expect(sealed).not.toContain(secret);
      }),
    );
  });

  test('that was changed, or kept under another key, does not come out', () => {
    const sealed = box.seal('whsec_x');
    const [version, nonce, text, tag] = sealed.split('.');
    const wrong = [
      [version, nonce, 'AAAA', tag],
      [version, nonce, text, 'AAAA'],
      ['v2', nonce, text, tag],
      [version, nonce, text],
    ].map((parts) => parts.join('.'));
    for (const each of wrong) expect(() => box.open(each)).toThrow(/another key/);
    expect(() => createSecretBox(Buffer.alloc(32, 2)).open(sealed)).toThrow(/another key/);
  });
});

describe('the key', () => {
  test('is made once, and readable for its owner alone', () => {
    const path = join(folder, 'new/secret.key');
    const key = loadSecretKey({ given: '', path });
    expect(key).toHaveLength(32);
    expect(loadSecretKey({ given: '', path })).toEqual(key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is the one that is given', () => {
    const given = Buffer.alloc(32, 9).toString('base64');
    expect(loadSecretKey({ given, path: join(folder, 'never') })).toEqual(Buffer.alloc(32, 9));
  });

  test.each([
    ['too short', { given: 'c2hvcnQ=', path: '' }, /RASID_SECRET_KEY: expected 32 bytes/],
    ['a broken file', { given: '', path: join(folder, 'broken') }, /broken: expected 32 bytes/],
  ])('that is %s is refused', (_, options, message) => {
    writeFileSync(join(folder, 'broken'), 'nothing');
    expect(() => loadSecretKey(options)).toThrow(message);
  });
});
