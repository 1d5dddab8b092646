import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobsOf } from './deliveryQueue.ts';

const target = fc.record({
  alertId: fc.integer({ min: 0, max: 400 }).map((n) => n.toString(16).padStart(32, '0')),
  channelId: fc.constantFrom('hook', 'mail', 'chat'),
});
const keyOf = ({ alertId, channelId }: { alertId: string; channelId: string }) => `${alertId}-${channelId}`;

test('every alert is on its way to its channel once, with others of the channel only, and few of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(target, { selector: keyOf, maxLength: 200 }), (targets) => {
      const jobs = jobsOf(targets);
      const all = jobs.flatMap(({ data: { alertIds, channelId } }) =>
        alertIds.map((alertId) => keyOf({ alertId, channelId })),
      );
      expect(all.sort()).toEqual(targets.map(keyOf).sort());
      expect(new Set(jobs.map(({ jobId }) => jobId)).size).toBe(jobs.length);
      for (const { data } of jobs) expect(data.alertIds.length).toBeLessThanOrEqual(25);
    }),
  );
});

test('the name of a job says what is in it', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(32)];
  const name = (...ids: string[]) => jobsOf(ids.map((alertId) => ({ alertId, channelId: 'hook' })))[0]?.jobId;
  expect(name(a)).toBe(`${a}-hook`);
  expect(name(a, b)).toBe(name(a, b));
  expect(name(a, b)).not.toBe(name(b, a));
});
