import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDeliverAlerts } from './deliverAlerts.ts';
import type { DeliverAlert } from './deliverAlert.ts';
import type { AlertTo } from './deliveryQueue.ts';

type Later = AlertTo & { readonly ms: number };

/** An id that says what becomes of its alert. */
const idOf = (name: string): string => createHash('md5').update(name).digest('hex');
const isOf = (alertId: string, ...names: string[]): boolean => names.some((name) => idOf(name) === alertId);

/** Deliveries that end as they are told to, by alert. */
function scene(deliver: DeliverAlert, awayMs = 0) {
  const later: Later[] = [];
  let inside = 0;
  const work = createDeliverAlerts({
    deliver,
    gate: {
      admit: () => {
        if (awayMs > 0) return { kind: 'wait', ms: awayMs };
        inside++;
        return { kind: 'go', leave: () => (inside = 0) };
      },
    },
    queueLater: (all) => {
      later.push(...all);
      return Promise.resolve();
    },
  });
  return {
    run: (...names: string[]) => work({ alertIds: names.map(idOf), channelId: 'hook' }),
    later,
    inside: () => inside,
  };
}

const verdicts: DeliverAlert = ({ alertId }) =>
  isOf(alertId, 'broken')
    ? Promise.reject(new Error('broken'))
    : Promise.resolve(
        isOf(alertId, 'late', 'late-1', 'late-2') ? { kind: 'delay', ms: 700 } : { kind: 'done' },
      );

test('an alert alone is looked at again as its own job', async () => {
  const { run, later } = scene(verdicts);
  expect(await run('late')).toEqual({ kind: 'delay', ms: 700 });
  expect(later).toEqual([]);
});

test('of several, those that were not taken become jobs of their own', async () => {
  const { run, later } = scene(verdicts);
  expect(await run('a', 'late-1', 'b', 'late-2')).toEqual({ kind: 'done' });
  expect(later).toEqual(
    ['late-1', 'late-2'].map((name) => ({ alertId: idOf(name), channelId: 'hook', ms: 700 })),
  );
});

test('one that can not be done at all keeps no other from being done', async () => {
  const { run, later } = scene(verdicts);
  await expect(run('broken', 'a', 'late')).rejects.toThrow('broken');
  expect(later).toHaveLength(1);
});

test('a channel that is left alone gets the whole job again', async () => {
  const { run, later } = scene(verdicts, 300);
  expect(await run('a', 'b')).toEqual({ kind: 'delay', ms: 300 });
  expect(later).toEqual([]);
});

test('the job leaves the channel once all are answered, though nothing is written down yet', async () => {
  const written = Promise.withResolvers<{ kind: 'done' }>();
  const { run, inside } = scene(({ alertId }, onAnswered) => {
    if (!isOf(alertId, 'silent')) onAnswered();
    return isOf(alertId, 'silent') ? Promise.resolve({ kind: 'done' }) : written.promise;
  });
  const running = run('a', 'silent', 'b');
  expect(inside()).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(inside()).toBe(0);
  written.resolve({ kind: 'done' });
  expect(await running).toEqual({ kind: 'done' });
});

test('a job of an older version takes no place of its channel', async () => {
  const { run, inside } = scene(verdicts);
  expect(await run()).toEqual({ kind: 'done' });
  expect(inside()).toBe(0);
});
