import { expect, test } from 'vitest';
import { reconcile } from './reconcile.ts';

const indexed = (id: string, index = 'articles-2026.11') => ({ id, index, version: 1 });

test('all that went in came out once', () => {
  expect(reconcile(['a', 'b', 'c'], [indexed('a'), indexed('b')], ['c'])).toEqual({
    missing: [],
    twice: [],
    unexpected: [],
  });
});

test('what is missing, twice or from nowhere is named', () => {
  const verdict = reconcile(
    ['a', 'b', 'c'],
    [indexed('a'), indexed('a', 'articles-2026.12'), indexed('x'), indexed('b')],
    ['b'],
  );
  expect(verdict).toEqual({ missing: ['c'], twice: ['a', 'b'], unexpected: ['x'] });
});
