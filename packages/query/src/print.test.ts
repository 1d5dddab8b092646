import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { arbitraryQuery } from './testing/arbitraryQuery.ts';
import { ownMaterial } from './testing/ownMaterial.ts';

test('what is printed is read back as the same query', () => {
  fc.assert(
    fc.property(arbitraryQuery(ownMaterial), (query) => {
      expect(parseQuery(printQuery(query))).toEqual({ ok: true, query });
    }),
    { numRuns: 2_000 },
  );
});

test('whatever is typed is read, or refused at a place inside of it', () => {
  const piece = fc.constantFrom(
    ...['(', ')', '"', '«', '»', '-', '=', '*', 'AND', 'OR', 'NOT', 'NEAR/5(', 'ONEAR/٣(', 'NEAR', ' '],
    ...[
      'title:',
      'عنوان:',
      'published:',
      '>=2026-01-01',
      'country:',
      'مصر',
      'ليبي*',
      '،',
      '—',
      '\u200f',
      'x:y',
    ],
  );
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(typed, (source) => {
      const parsed = parseQuery(source);
      if (parsed.ok) {
        const again = parseQuery(printQuery(parsed.query));
        expect(again).toEqual(parsed);
      } else {
        const { at, length, message } = parsed.error;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(source.length);
        expect(message.ar).toMatch(/[\u0621-\u064a]/);
      }
    }),
    { numRuns: 5_000 },
  );
});
