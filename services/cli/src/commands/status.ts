import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '@rasid/pipeline';
import {
  connectInspector,
  createKafka,
  listDeadLetters,
  type StageOffsets,
  type TopicOffsets,
} from '@rasid/kafka';
import { countArticles, createFeedStore, createSearchClient } from '@rasid/search';
import type { Command } from 'commander';
import colors from 'picocolors';
import { homeOf, readContext, type Context } from '../context.ts';
import { openFetchQueue } from '../fetchQueue.ts';
import { printJson, printRows } from '../output.ts';

const WINDOW_MS = 2_000;

type StageRow = {
  stage: string;
  ready: string;
  perSecond: number;
  done: number;
  lag: number | undefined;
  deadLetters: number;
};

/** `rasid status`: each stage's rate over two seconds, its lag, its dead letters, and what the index holds. */
export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('rate, lag and dead letters of each stage; feeds and articles')
    .option('--json', 'one JSON object')
    .action(async (options: { json?: boolean }) => {
      const context = readContext(homeOf(program.opts<{ home?: string }>().home));
      const [stages, totals] = await Promise.all([
        readStages(context),
        readTotals(context).catch((error: unknown) => asError(error)),
      ]);
      if (totals instanceof Error) process.exitCode = 1;
      if (options.json)
        return printJson({ stages, ...(totals instanceof Error ? { trouble: totals.message } : totals) });
      printRows(stages, columns, { json: false, empty: 'no stage' });
      if (totals instanceof Error) return console.error(colors.red(`\n${totals.message}`));
      const failing = totals.failingFeeds > 0 ? colors.red(`, ${totals.failingFeeds} failing`) : '';
      console.log(
        `\n${totals.articles} articles; ${totals.feeds} feeds${failing}, ${totals.pausedFeeds} paused`,
      );
    });
}

const columns = [
  { title: 'STAGE', value: (row: StageRow) => row.stage },
  { title: 'READY', value: (row: StageRow) => row.ready },
  { title: 'PER SECOND', value: (row: StageRow) => row.perSecond.toFixed(1) },
  { title: 'DONE', value: (row: StageRow) => row.done },
  { title: 'LAG', value: (row: StageRow) => row.lag },
  { title: 'DEAD LETTERS', value: (row: StageRow) => row.deadLetters },
];

async function readStages(context: Context): Promise<StageRow[]> {
  const kafka = createKafka({ brokers: context.brokers, clientId: 'rasid-cli', logger: context.logger });
  const inspector = await connectInspector(kafka, context.namespace);
  try {
    const before = await readOffsets(inspector);
    await sleep(WINDOW_MS);
    const after = await readOffsets(inspector);
    const facts = {
      ready: await readReadiness(context),
      dead: await countDead(kafka, context.namespace),
      waiting: await countWaiting(context),
    };
    return [
      fetcherRow(before, after, facts),
      ...after.stages.map((stage, i) => stageRow(stage, before.stages[i], facts)),
    ];
  } finally {
    await inspector.close();
  }
}

type Facts = {
  readonly ready: ReadonlyMap<string, string>;
  readonly dead: ReadonlyMap<string, number>;
  readonly waiting: number | undefined;
};

/** Pages that wait to be fetched; undefined where Redis does not say. */
async function countWaiting(context: Context): Promise<number | undefined> {
  const queue = openFetchQueue(context);
  try {
    return await queue.count().catch(() => undefined);
  } finally {
    await queue.close();
  }
}

/** Dead letters that wait for a replay, by the stage that gave up. */
async function countDead(
  kafka: ReturnType<typeof createKafka>,
  namespace: string,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { stage } of await listDeadLetters(kafka, namespace))
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return counts;
}

type Offsets = { stages: StageOffsets[]; produced: TopicOffsets[] };

const readOffsets = async (inspector: Awaited<ReturnType<typeof connectInspector>>): Promise<Offsets> => ({
  stages: await inspector.stages(),
  produced: await inspector.produced(),
});

/** The fetcher consumes no topic: its rate is what it puts into the first one, its lag the pages that wait. */
function fetcherRow(before: Offsets, after: Offsets, facts: Facts): StageRow {
  const [was, is] = [before.produced[0]?.produced ?? 0, after.produced[0]?.produced ?? 0];
  return {
    stage: 'fetcher',
    perSecond: rate(was, is),
    done: is,
    lag: facts.waiting,
    ...factsOf('fetcher', facts),
  };
}

const stageRow = (is: StageOffsets, was: StageOffsets | undefined, facts: Facts): StageRow => ({
  stage: is.stage,
  perSecond: rate(was?.done ?? is.done, is.done),
  done: is.done,
  lag: is.lag,
  ...factsOf(is.stage, facts),
});

const factsOf = (stage: string, { ready, dead }: Pick<Facts, 'ready' | 'dead'>) => ({
  ready: ready.get(stage) ?? '–',
  deadLetters: dead.get(stage) ?? 0,
});

const rate = (was: number, is: number): number => Math.max(0, is - was) / (WINDOW_MS / 1000);

async function readReadiness({ run }: Context): Promise<Map<string, string>> {
  const rows = Object.entries(run?.services ?? {}).map(async ([name, { url }]): Promise<[string, string]> => {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (!answer) return [name, 'no answer'];
    if (answer.ok) return [name, 'yes'];
    const { troubles } = (await answer.json()) as { troubles: Record<string, string> };
    return [name, Object.values(troubles).join('; ')];
  });
  return new Map(await Promise.all(rows));
}

async function readTotals(context: Context) {
  const search = createSearchClient({ url: context.elasticsearchUrl, apiKey: context.elasticsearchApiKey });
  try {
    const feeds = await createFeedStore(search, context.namespace).list();
    return {
      articles: await countArticles(search, context.namespace),
      feeds: feeds.length,
      failingFeeds: feeds.filter(({ health }) => health.lastError !== undefined).length,
      pausedFeeds: feeds.filter(({ state }) => state === 'paused').length,
    };
  } finally {
    await search.close();
  }
}
