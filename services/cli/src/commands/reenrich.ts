import { createCanonicaliser } from '@rasid/enrichment';
import { createEntityStore, createSearchClient, rewriteArticles } from '@rasid/search';
import type { Command } from 'commander';
import { homeOf, readContext } from '../context.ts';
import { dateFrom } from '../moments.ts';
import { printJson } from '../output.ts';
import { createReenricher } from '../reenrichDocument.ts';

type Options = { since: string; until: string; json?: boolean };

/** `rasid reenrich`: tags what is stored anew, with the models of today; nobody is alerted again. */
export function addReenrichCommand(program: Command): void {
  program
    .command('reenrich')
    .description(
      'tag the articles of a range of time anew, with the models of today; ids, dates and stories stay',
    )
    .requiredOption('--since <moment>', 'first seen at this day or moment (UTC), or later', dateFrom)
    .requiredOption('--until <moment>', 'first seen before this day or moment (UTC)', dateFrom)
    .option('--json', 'one JSON object')
    .action(async (options: Options) => {
      const { elasticsearchUrl, elasticsearchApiKey, namespace } = readContext(
        homeOf(program.opts<{ home?: string }>().home),
      );
      const client = createSearchClient({ url: elasticsearchUrl, apiKey: elasticsearchApiKey });
      const total = { rewritten: 0, changed: 0, failed: 0 };
      try {
        const known = await createEntityStore(client, namespace).list();
        const reenrich = createReenricher(createCanonicaliser(known), () => new Date());
        for await (const page of rewriteArticles(client, namespace, options, reenrich)) {
          for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += page[key];
          if (process.stderr.isTTY) process.stderr.write(`\r${total.rewritten} articles`);
        }
      } finally {
        await client.close();
      }
      report(total, options);
    });
}

function report(total: { rewritten: number; changed: number; failed: number }, { json }: Options): void {
  if (total.failed > 0) process.exitCode = 1;
  if (json) return printJson(total);
  console.log(
    `\ntagged ${total.rewritten} articles anew; ${total.changed} changed meanwhile, ${total.failed} failed`,
  );
}
