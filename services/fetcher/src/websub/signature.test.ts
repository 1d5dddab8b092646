import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSigned } from './signature.ts';

const body = Buffer.from('<rss>أخبار</rss>');
const secret = 's3cret';
const sign = (method: string, key = secret, of: Uint8Array = body) =>
  `${method}=${createHmac(method, key).update(of).digest('hex')}`;

describe('a signature', () => {
  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('of %s is known', (method) => {
    expect(isSigned(sign(method), body, secret)).toBe(true);
    expect(isSigned(sign(method).toUpperCase().replace(/^SHA/, 'sha'), body, secret)).toBe(true);
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of another method', sign('md5')],
    ['with another secret', sign('sha256', 'other')],
    ['of another body', sign('sha256', secret, Buffer.from('x'))],
    ['cut short', sign('sha256').slice(0, -2)],
    ['grown', `${sign('sha256')}00`],
    ['of one method under the name of another', sign('sha1').replace('sha1', 'sha256')],
    ['without a method', sign('sha256').slice(7)],
    ['of a name that objects have', 'constructor=00'],
  ])('%s is refused', (_, header) => expect(isSigned(header, body, secret)).toBe(false));

  test('that is anything else is refused', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isSigned(header, body, secret)).toBe(false);
        expect(isSigned(`sha256=${header}`, body, secret)).toBe(false);
      }),
    );
  });
});
