import type { KafkaInspector } from '@rasid/kafka';
import { fullestDisk, type FeedStore, type SearchClient } from '@rasid/search';
import type { Observation } from './findProblems.ts';

export type ObserveParts = {
  readonly feeds: Pick<FeedStore, 'list'>;
  readonly search: SearchClient;
  readonly inspector: Pick<KafkaInspector, 'stages' | 'deadLetters'>;
  readonly now: () => number;
};

const HOUR_MS = 3_600_000;

type Sample = { readonly atMs: number; readonly produced: ReadonlyMap<string, number> };

/** Looks at the platform, and remembers an hour of what it counts. */
export function createObserver({ feeds, search, inspector, now }: ObserveParts) {
  let samples: Sample[] = [];
  return async (rules: Observation['rules']): Promise<Observation> => {
    const nowMs = now();
    const counted = await inspector.deadLetters();
    samples = samples.filter(({ atMs }) => atMs > nowMs - HOUR_MS);
    samples.push({ atMs: nowMs, produced: new Map(counted.map(({ topic, produced }) => [topic, produced])) });
    const first = samples[0]?.produced;
    return {
      feeds: await feeds.list(),
      lags: await inspector.stages(),
      deadLetters: counted.map(({ topic, produced }) => ({
        topic,
        inLastHour: produced - (first?.get(topic) ?? produced),
      })),
      disk: await fullestDisk(search),
      rules,
    };
  };
}
