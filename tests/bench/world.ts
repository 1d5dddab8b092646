import type { RawArticle } from '@rasid/contracts';
import type { Engines } from '@rasid/local-engines';
import type { Fleet } from '@rasid/testkit/fleet';

export type World = {
  readonly engines: Engines;
  readonly namespace: string;
  readonly fleet: Fleet;
  readonly send: (articles: readonly RawArticle[]) => Promise<void>;
};

/** Processes whose CPU time is counted, by name. */
export const pidsOf = ({ engines, fleet }: World): Record<string, number> => ({
  producer: process.pid,
  kafka: engines.kafka.pid,
  ...Object.fromEntries([...fleet.processes].map(([name, { pid }]) => [name, pid])),
  redis: engines.redis.pid,
  elasticsearch: engines.elasticsearch.pid,
});
