import { expect, test } from 'vitest';
import { firingWarning } from './firingWarning.ts';

test.each<[string, number[], 'more' | 'less' | undefined]>([
  ['a usual day', [10, 12, 9, 11, 10, 12, 11], undefined],
  ['a weekend', [10, 12, 9, 2, 1, 12, 11, 10, 2], undefined],
  ['a flood', [10, 12, 9, 11, 10, 12, 300], 'more'],
  ['a first few matches', [0, 0, 0, 0, 0, 0, 8], undefined],
  ['many of a sudden', [0, 0, 0, 0, 0, 0, 11], 'more'],
  ['silence', [10, 12, 9, 11, 10, 12, 0], 'less'],
  ['silence of a rule that seldom fires', [1, 0, 2, 0, 1, 0, 0], undefined],
  ['a quarter of the quietest day', [40, 60, 50, 44, 80, 10], 'less'],
  ['too few days to know', [10, 12, 9, 11, 0], undefined],
])('%s', (_, days, kind) => expect(firingWarning(days)?.kind).toBe(kind));
