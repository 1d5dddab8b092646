import { expect, test } from 'vitest';
import { createRecentWritings } from './recentWritings.ts';

type Document = { readonly id: string; readonly state: string };

function scene() {
  let nowMs = 0;
  const recent = createRecentWritings<Document>({
    isKept: ({ state }) => state === 'waiting',
    maxAgeMs: 3_000,
    maxCount: 2,
    now: () => nowMs,
  });
  return {
    pass: (ms: number) => (nowMs += ms),
    put: (id: string, state = 'waiting', seqNo = 1) =>
      recent.put({ document: { id, state }, seqNo, primaryTerm: 1 }),
    seqNo: (id: string) => recent.get(id)?.seqNo,
    forget: (id: string) => recent.forget(id),
  };
}

test('the last writing of a document is known', () => {
  const s = scene();
  s.put('a', 'waiting', 1);
  s.put('a', 'waiting', 7);
  expect(s.seqNo('a')).toBe(7);
  expect(s.seqNo('b')).toBeUndefined();
});

test('and no more when it is old, was forgotten, or needs no more change', () => {
  const s = scene();
  s.put('old');
  s.pass(2_999);
  expect(s.seqNo('old')).toBe(1);
  s.pass(1);
  expect(s.seqNo('old')).toBeUndefined();
  s.put('a');
  s.forget('a');
  expect(s.seqNo('a')).toBeUndefined();
  s.put('a');
  s.put('a', 'delivered', 2);
  expect(s.seqNo('a')).toBeUndefined();
});

test('of many the newest are known', () => {
  const s = scene();
  for (const id of ['a', 'b', 'a', 'c']) s.put(id);
  expect(['a', 'b', 'c'].map(s.seqNo)).toEqual([1, undefined, 1]);
});
