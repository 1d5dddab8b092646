import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import {
  judge,
  nothingWrong,
  publishArticles,
  untilInTheMiddle,
  type GeneratedSite,
} from './generatedFeeds.ts';

const DOWN_MS = 30_000;
let world: World;
let site: GeneratedSite | undefined;

afterEach(async () => {
  await site?.close();
  await world.close();
});

describe('kill -9 in the middle of 2,000 articles loses none and doubles none', () => {
  test.each(['fetcher', 'enricher', 'indexer'] as const)(
    'of the %s',
    async (name) => {
      world = createWorld();
      site = await publishArticles(world, 1);
      const fleet = await world.startFleet();
      const before = await untilInTheMiddle(world);
      await fleet.kill(name);
      expect(before).toBeLessThan(2_000);
      await fleet.restart(name);
      expect(await judge(world, site)).toEqual(nothingWrong);
    },
    240_000,
  );

  test('of Elasticsearch, which stays away for 30 s', async () => {
    world = createWorld();
    site = await publishArticles(world, 2);
    await world.startFleet();
    const before = await untilInTheMiddle(world);
    expect(before).toBeLessThan(2_000);
    await world.engine('elasticsearch', 'SIGKILL');
    await sleep(DOWN_MS); // the fault itself, and nothing that is waited for
    await world.engine('elasticsearch', 'restart');
    expect(await judge(world, site)).toEqual(nothingWrong);
  }, 300_000);
});
