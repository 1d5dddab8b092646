import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterIdOf } from './clusterId.ts';

test('a cluster id is 16 bytes in base64url and begins with a letter', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, (random) => {
      expect(clusterIdOf(Buffer.from(random))).toMatch(/^[A-P][\w-]{21}$/);
    }),
  );
  expect(clusterIdOf(Buffer.alloc(16, 0xff))).toMatch(/^P/);
  expect(clusterIdOf(Buffer.from('f8'.padEnd(32, '0'), 'hex'))).not.toMatch(/^-/);
});
