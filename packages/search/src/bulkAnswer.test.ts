import fc from 'fast-check';
import { UnavailableError } from '@rasid/pipeline';
import { expect, test } from 'vitest';
import { readBulkAnswer } from './bulkAnswer.ts';
import { splitEntries, toEntry } from './bulkBody.ts';

const item = (status: number, error?: object) => ({ index: { status, ...(error && { error }) } });

test.each([
  ['created', item(201), { kind: 'ok' }],
  ['written again', item(200), { kind: 'ok' }],
  [
    'stale',
    item(409, { type: 'version_conflict_engine_exception' }),
    { kind: 'drop', reason: 'stale_version' },
  ],
  ['busy', item(429, { type: 'es_rejected_execution_exception' }), { kind: 'retry' }],
  ['away', item(503, { type: 'unavailable_shards_exception' }), { kind: 'retry' }],
  ['without the rights', item(403, { type: 'security_exception' }), { kind: 'retry' }],
  ['a full disk', item(403, { type: 'cluster_block_exception', reason: 'read-only' }), { kind: 'retry' }],
  [
    'refused',
    item(400, { type: 'document_parsing_exception', reason: 'no date', caused_by: { reason: 'x' } }),
    { kind: 'dead', reason: 'refused_by_index', detail: 'document_parsing_exception: no date: x' },
  ],
])('an item that is %s', (_, answer, outcome) => {
  expect(readBulkAnswer({ items: [answer] }, 1)[0]).toMatchObject(outcome);
});

test.each([
  [503, true],
  [403, true],
  [500, false],
])('an item of status %i is waited for without limit: %s', (status, waits) => {
  const [outcome] = readBulkAnswer({ items: [item(status)] }, 1);
  expect(outcome?.kind === 'retry' && outcome.cause instanceof UnavailableError).toBe(waits);
});

test('an answer that cannot be read, or is short, says nothing about any document: all are tried again', () => {
  fc.assert(
    fc.property(fc.anything(), fc.integer({ min: 1, max: 5 }), (answer, count) => {
      const outcomes = readBulkAnswer(answer, count);
      expect(outcomes).toHaveLength(count);
      for (const outcome of outcomes)
        expect(outcome.kind === 'retry' && outcome.cause instanceof UnavailableError).toBe(true);
    }),
  );
  expect(readBulkAnswer({ items: [item(201)] }, 2).map(({ kind }) => kind)).toEqual(['retry', 'retry']);
});

test('requests hold every document once, in order, within both limits', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      sizes,
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 12 }),
      (bytes, maxBytes, maxCount) => {
        const entries = bytes.map((size) => ({ lines: '', bytes: size }));
        const ranges = splitEntries(entries, { maxBytes, maxCount });
        expect(ranges.flatMap(([start, end]) => entries.slice(start, end))).toEqual(entries);
        for (const [start, end] of ranges) {
          const part = bytes.slice(start, end);
          expect(part.length).toBeLessThanOrEqual(maxCount);
          expect(part.length === 1 || part.reduce((a, b) => a + b, 0) <= maxBytes).toBe(true);
        }
      },
    ),
  );
});

test('a document is two lines, its size in bytes of UTF-8', () => {
  const { lines, bytes } = toEntry({
    index: 'articles-2026.11',
    id: 'a',
    version: 7,
    source: { title: 'خبر' },
  });
  expect(lines.split('\n').map((line) => (line === '' ? '' : (JSON.parse(line) as unknown)))).toEqual([
    { index: { _index: 'articles-2026.11', _id: 'a', version: 7, version_type: 'external_gte' } },
    { title: 'خبر' },
    '',
  ]);
  expect(bytes).toBe(Buffer.byteLength(lines));
});
