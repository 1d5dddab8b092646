import { draftAlert } from '@rasid/alerts';
import { articleOf, ruleOf } from '@rasid/alerts/testing';
import type { Alert } from '@rasid/contracts';
import type { AlertFilters } from '@rasid/search';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAlertStream, readPlace, writePlace } from './alertStream.ts';

const START = Date.parse('2026-03-01T09:00:00Z');

/** A stream over alerts that become searchable when the test says so. */
function scene() {
  let nowMs = START;
  const visible: Alert[] = [];
  const store = {
    refresh: () => Promise.resolve(),
    async *all({ ruleId, since = '' }: AlertFilters) {
      await Promise.resolve();
      const fits = visible.filter(
        (a) => a.matchedAt >= since && (ruleId === undefined || a.ruleId === ruleId),
      );
      yield* fits.sort((a, b) => a.matchedAt.localeCompare(b.matchedAt));
    },
  };
  const stream = createAlertStream(store, () => nowMs);
  return {
    stream,
    pass: (ms: number) => void (nowMs += ms),
    /** Made so long ago, and to be found from now on. */
    show: (n: number, agoMs = 0, ruleId = 'ports'): Alert => {
      const alert = draftAlert(ruleOf({ id: ruleId }), articleOf(n), nowMs - agoMs);
      visible.push(alert);
      return alert;
    },
    listen: async (behind?: Alert, ruleId = 'ports') => {
      const told: string[] = [];
      const tell = (alert: Alert): void => void told.push(alert.articles[0]?.url.split('/').at(-1) ?? '');
      const end = await stream.listen({ ruleId, tell }, behind);
      return { told, end };
    },
  };
}

test('tells of its rule alone, from now on, once, and no more when it has ended', async () => {
  const { stream, pass, show, listen } = scene();
  show(1);
  pass(1_000);
  const { told, end } = await listen();
  show(2);
  show(3, 0, 'other');
  await stream.poll();
  await stream.poll();
  pass(1_000);
  show(4, 900); // made before, and to be found only now
  await stream.poll();
  expect(told).toEqual(['2', '4']);
  end();
  show(5);
  await stream.poll();
  expect(told).toEqual(['2', '4']);
  expect(stream.listeners()).toBe(0);
});

test('whoever comes back misses nothing, not even what came out of order', async () => {
  const { stream, pass, show, listen } = scene();
  const last = show(1);
  pass(60_000);
  show(2, 60_500); // made before the last that was told, found after it
  show(3, 30_000);
  const { told } = await listen(last);
  show(4);
  await stream.poll();
  expect(told).toEqual(['2', '3', '4']);
});

test('a place is read as it was written, and nothing else is one', () => {
  const { show } = scene();
  const { id, matchedAt } = show(1);
  expect(readPlace(writePlace({ id, matchedAt }))).toEqual({ id, matchedAt });
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readPlace(text)).toBeUndefined();
    }),
  );
  expect(readPlace(`2026-99-99T99:99:99Z/${id}`)).toBeUndefined();
  expect(readPlace(undefined)).toBeUndefined();
});
