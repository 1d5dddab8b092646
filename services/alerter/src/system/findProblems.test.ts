import { expect, test } from 'vitest';
import { findProblems, type Observation } from './findProblems.ts';

const limits = { lag: 1_000, deadLettersAnHour: 50, disk: 0.85 };
const calm: Observation = { feeds: [], lags: [], deadLetters: [], disk: { node: 'a', used: 0.5 }, rules: [] };
const health = { consecutiveFailures: 0, attempts: [] };
const feed = (n: number, given: object = {}): Observation['feeds'][number] => ({
  id: `feed-${n}`,
  name: `مصدر ${n}`,
  state: 'active',
  health,
  ...given,
});
const failing = {
  health: { ...health, consecutiveFailures: 5, lastError: 'not_found: the server answers 404' },
};
const quiet = { health: { ...health, quietSince: '2026-03-01T09:00:00.000Z' } };

test.each<[string, Partial<Observation>, string[]]>([
  ['nothing', {}, []],
  ['a feed that failed once', { feeds: [feed(1, { health: { ...health, consecutiveFailures: 1 } })] }, []],
  ['a feed that fails', { feeds: [feed(1, failing), feed(2)] }, ['feed:feed-1:broken']],
  ['a feed that is parked', { feeds: [feed(1, { state: 'parked' })] }, ['feed:feed-1:broken']],
  ['not one that is paused', { feeds: [feed(1, { ...failing, state: 'paused' })] }, []],
  ['a feed that is silent', { feeds: [feed(1, quiet)] }, ['feed:feed-1:silent']],
  ['many feeds at once', { feeds: Array.from({ length: 6 }, (_, n) => feed(n, failing)) }, ['feeds:broken']],
  [
    'lag',
    {
      lags: [
        { stage: 'indexer', lag: 1_001 },
        { stage: 'enricher', lag: 1_000 },
      ],
    },
    ['lag:indexer'],
  ],
  ['dead letters', { deadLetters: [{ topic: 'x.dlq', inLastHour: 51 }] }, ['dead-letters:x.dlq']],
  ['a full disk', { disk: { node: 'a', used: 0.86 } }, ['disk:a']],
  ['a rule that fires unlike before', { rules: [{ id: 'r', name: 'ق', warning: 'w' }] }, ['rule:r']],
])('%s', (_, seen, keys) => {
  const problems = findProblems({ ...calm, ...seen }, limits);
  expect(problems.map(({ key }) => key)).toEqual(keys);
  for (const { ar } of problems) expect(ar).toMatch(/[\u0621-\u064a]/);
});
