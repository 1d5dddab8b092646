import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf } from './chunks.ts';
import { bytesOf, splitByBytes } from './producer.ts';

const messages = fc.array(fc.integer({ min: 0, max: 50 }).map((size) => ({ value: Buffer.alloc(size) })));
const limits = fc.record({
  maxCount: fc.integer({ min: 1, max: 10 }),
  maxBytes: fc.integer({ min: 1, max: 100 }),
});

test('chunks hold every message once, in order, within both limits', () => {
  fc.assert(
    fc.property(messages, limits, (all, limit) => {
      const chunks = [...chunksOf(all, limit)];
      expect(chunks.flat()).toEqual(all);
      for (const chunk of chunks) {
        expect(chunk.length).toBeLessThanOrEqual(limit.maxCount);
        const bytes = chunk.reduce((sum, { value }) => sum + value.length, 0);
        expect(bytes <= limit.maxBytes || chunk.length === 1).toBe(true);
      }
    }),
  );
});

test('requests to the broker hold every record once, in order, within the limit', () => {
  const records = fc.array(
    fc.record({ key: fc.string({ maxLength: 5 }), value: fc.string({ maxLength: 60 }) }),
  );
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 200 }), (all, limit) => {
      const parts = splitByBytes(all, limit);
      expect(parts.flat()).toEqual(all);
      for (const part of parts) {
        const bytes = part.reduce((sum, record) => sum + bytesOf(record), 0);
        expect(bytes <= limit || part.length === 1).toBe(true);
      }
    }),
  );
});
