import { describe, expect, test } from 'vitest';
import { isBelieved, judgeMove, permanentTarget, type Moved } from './moved.ts';

const way = (...statuses: number[]) =>
  statuses.map((status, i) => ({ status, from: `https://a.example/${i}`, to: `https://a.example/${i + 1}` }));

test.each([
  ['no redirect', [], undefined],
  ['301', [301], 'https://a.example/1'],
  ['308', [308], 'https://a.example/1'],
  ['two of them', [301, 308], 'https://a.example/2'],
  ['302', [302], undefined],
  ['307', [307], undefined],
  ['303', [303], undefined],
  ['301 and then 302', [301, 302], 'https://a.example/1'],
  ['302 and then 301', [302, 301], undefined],
  ['301, 302 and 301', [301, 302, 301], 'https://a.example/1'],
])('%s leads to %s', (_, statuses, target) => expect(permanentTarget(way(...statuses))).toBe(target));

describe('a feed has moved', () => {
  const at = (hours: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + hours * 3_600_000);
  const polls = (hours: number[], statuses: (hour: number) => number[] = () => [301]) =>
    hours.reduce<Moved | undefined>(
      (moved, hour) => judgeMove(moved, way(...statuses(hour)), at(hour)),
      undefined,
    );
  const isMoved = (hours: number[], statuses?: (hour: number) => number[]) => {
    const moved = polls(hours, statuses);
    return moved !== undefined && isBelieved(moved, at(hours.at(-1) ?? 0));
  };

  test.each([
    ['not at once', [0], false],
    ['not by many polls within a day', Array.from({ length: 200 }, (_, i) => i / 10), false],
    ['not by two polls', [0, 48], false],
    ['by three over a day', [0, 12, 24], true],
    ['not a moment sooner', [0, 12, 23.99], false],
  ])('%s', (_, hours, believed) => expect(isMoved(hours)).toBe(believed));

  test('and one poll without the redirect, or with another, starts over', () => {
    const hours = [0, 12, 24, 30];
    expect(isMoved(hours, (hour) => (hour === 12 ? [] : [301]))).toBe(false);
    const other = (hour: number) => (hour === 12 ? [301, 301] : [301]);
    expect(isMoved(hours, other)).toBe(false);
    expect(polls(hours, other)).toMatchObject({ confirmations: 2, since: at(24).toISOString() });
    expect(polls([0, 12, 24], (hour) => (hour === 24 ? [302] : [301]))).toBeUndefined();
  });
});
