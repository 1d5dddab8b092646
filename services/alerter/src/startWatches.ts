import type { Alert } from '@rasid/contracts';
import { connectInspector, type createKafka } from '@rasid/kafka';
import { createLead, createMark, type RedisClient } from '@rasid/queue';
import { repeat, type Service } from '@rasid/runtime';
import { createFeedStore, type SearchClient } from '@rasid/search';
import { collectDue } from './collect.ts';
import type { AlerterConfig } from './config.ts';
import type { Books } from './openBooks.ts';
import type { Stores } from './openStores.ts';
import { restful } from './restful.ts';
import { sweepEscalations, sweepLost } from './sweep.ts';
import { findProblems } from './system/findProblems.ts';
import { createObserver } from './system/observe.ts';
import { raiseProblems } from './system/raiseProblems.ts';
import { watchRules } from './system/watchRules.ts';

const SWEEP_MS = 5_000;
/** More than an attempt takes. */
const LATE_MS = 5_000;
const COLLECT_MS = 1_000;
const SYSTEM_MS = 30_000;
const RULES_MS = 3_600_000;

export type WatchParts = {
  readonly stores: Stores;
  readonly books: Books;
  readonly search: SearchClient;
  readonly kafka: ReturnType<typeof createKafka>;
  readonly redis: RedisClient;
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  /** The same for alerts that may be queued already. */
  readonly queueAgain: (alerts: readonly Alert[]) => Promise<void>;
};

/** What is done again and again: sweeping up, by every process; collecting and watching over, by one of them. */
export async function startWatches(service: Service<AlerterConfig>, parts: WatchParts): Promise<void> {
  const { config, logger, shutdown } = service;
  const { stores, books, queue, search } = parts;
  const inspector = await connectInspector(parts.kafka, config.namespace);
  shutdown.add('inspector', () => inspector.close());
  const lead = createLead(parts.redis, config.namespace, 'alerts');
  shutdown.add('lead', () => lead.resign());
  const mark = createMark(parts.redis, config.namespace, 'deliveries');
  const sweeping = {
    store: stores.alerts,
    queue: parts.queueAgain,
    record: stores.record,
    lateMs: config.deliveryTimeoutMs + LATE_MS,
    now: Date.now,
  };
  const collecting = {
    store: stores.alerts,
    rule: (id: string) => books.rules.get(id),
    queue,
    now: Date.now,
  };
  const observe = createObserver({
    feeds: createFeedStore(search, config.namespace),
    search,
    inspector,
    now: Date.now,
  });
  const watchSystem = async (): Promise<void> => {
    const problems = findProblems(await observe(books.rules.warned()), {
      lag: config.lagLimit,
      deadLettersAnHour: config.deadLetterLimit,
      disk: config.diskPercent / 100,
    });
    await raiseProblems(problems, {
      store: stores.alerts,
      channels: config.systemChannels,
      queue,
      onRaised: ({ key, en }) => logger.warn({ key, problem: en }, 'a problem of the platform'),
      now: Date.now,
    });
  };
  const led = (work: () => Promise<void>) => async (): Promise<void> => {
    if (await lead.take()) await work();
  };
  const waiting = { logger, signal: shutdown.signal };
  const repeated = [
    // in a rush all is late, and need not be queued again and again
    repeat(
      'sweep late deliveries',
      SWEEP_MS,
      restful(() => sweepLost(sweeping, mark), Date.now),
      waiting,
    ),
    repeat('sweep escalations', SWEEP_MS, () => sweepEscalations(sweeping), waiting),
    repeat(
      'collect',
      COLLECT_MS,
      led(() => collectDue(collecting)),
      waiting,
    ),
    repeat('watch the platform', SYSTEM_MS, led(watchSystem), waiting),
    repeat(
      'watch the rules',
      RULES_MS,
      led(() => watchRules({ ...stores, now: Date.now })),
      waiting,
    ),
  ];
  shutdown.add('watches', () => Promise.all(repeated.map((each) => each.stop())));
}
