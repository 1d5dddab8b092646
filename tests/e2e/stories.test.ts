import { randomBytes } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { UnavailableError } from '@rasid/pipeline';
import { createRedis, createStoryStore, type StoredReport } from '@rasid/queue';
import { afterAll, describe, expect, inject, test } from 'vitest';

const redis = createRedis(inject('engines').redisUrl);
const prefix = `s${randomBytes(4).toString('hex')}-`;
let names = 0;
const fresh = () => `${prefix}${++names}-`;

afterAll(async () => {
  const keys = await redis.raw.keys(`${prefix}*`);
  if (keys.length > 0) await redis.raw.del(keys);
  await redis.close();
});

type Known = () => AsyncIterable<StoredReport>;
const nothing: Known = async function* () {};

/** Prints are words; reports that share one tell of one event. */
const store = (namespace: string, rebuild: Known = nothing) =>
  createStoryStore(redis, namespace, {
    keysOf: (print) => (print === '' ? [] : print.split(',').map(Number)),
    choose: ({ print }, near) =>
      near.find((other) => other.print.split(',').some((word) => print.split(',').includes(word)))?.storyId,
    rebuild,
  });
const report = (group: string, print: string) => ({ group, print, at: 0 });

describe('stories', () => {
  test('share the first report, and a report that comes again keeps its story', async () => {
    const stories = store(fresh());
    expect(await stories.assign(report('a', '1,2'))).toBe('a');
    expect(await stories.assign(report('b', '2,3'))).toBe('a');
    expect(await stories.assign(report('c', '7,8'))).toBe('c');
    expect(await stories.assign(report('b', '7,8'))).toBe('a');
  });

  test('that come at once to two processes have one first', async () => {
    const namespace = fresh();
    const processes = [store(namespace), store(namespace)];
    const given = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        processes.map((stories, p) => stories.assign(report(`id-${p}-${i}`, `1,${100 + i}`))),
      ).flat(),
    );
    expect(new Set(given).size).toBe(1);
  });

  test('are known again after a flush, from the index', async () => {
    const namespace = fresh();
    const kept: StoredReport[] = [
      { group: 'a', storyId: 'a', print: '1,2', at: 0 },
      { group: 'b', storyId: 'a', print: '2,3', at: 0 },
      { group: 'old', storyId: 'older', print: '', at: 0 },
    ];
    const stories = store(namespace, async function* () {
      for (const one of kept) yield await Promise.resolve(one);
    });
    const all = await Promise.all(
      [report('b', '9'), report('c', '3'), report('old', '4')].map((one) => stories.assign(one)),
    );
    expect(all).toEqual(['a', 'a', 'older']);
    await redis.raw.del(await redis.raw.keys(`${redisPrefixOf(namespace)}*`));
    expect(await stories.assign(report('d', '3,4'))).toBe('a');
  });

  test('are asked for anew where the rebuild broke off', async () => {
    const stories = store(fresh(), async function* () {
      yield await Promise.resolve({ group: 'a', storyId: 'a', print: '1', at: 0 });
      throw new UnavailableError('Elasticsearch is away');
    });
    await expect(stories.assign(report('b', '1'))).rejects.toThrow(UnavailableError);
  });

  test('a key that everybody has leads to its latest reports only', async () => {
    const namespace = fresh();
    const stories = store(namespace);
    for (let i = 0; i < 80; i++) await stories.assign(report(`id-${i}`, `5`));
    const length = await redis.raw.llen(`${redisPrefixOf(namespace)}:story:key:5`);
    expect(length).toBe(64);
  });
});
