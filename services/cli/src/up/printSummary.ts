import type { ServiceProcess } from '@rasid/local-engines/services';
import { parseQuery } from '@rasid/query';
import { searchArticles, type SearchClient } from '@rasid/search';
import type { OpenSampleSite } from './openSampleSite.ts';
import colors from 'picocolors';
import { printHits } from '../printHits.ts';
import type { Progress } from './progress.ts';
import type { Counted } from './waitForArticles.ts';

const EXAMPLE = 'القوات المسلحة';

export type Summary = {
  readonly search: SearchClient;
  readonly namespace: string;
  /** Articles of all feeds; `counted` are those of the sample. */
  readonly total: number;
  readonly counted: Counted;
  readonly site: OpenSampleSite;
  readonly env: Readonly<Record<string, string>>;
  readonly services: readonly ServiceProcess[];
  readonly progress: Progress;
};

/** How many articles are searchable, an example search with its hits, and the addresses. */
export async function printSummary({
  search,
  namespace,
  total,
  counted,
  site,
  env,
  services,
  progress,
}: Summary): Promise<void> {
  const { searchable, expected } = counted;
  if (searchable >= expected) progress.done(`${total} articles are searchable`);
  else
    progress.fail(
      `only ${searchable} of ${expected} articles are searchable after 90 s; see: rasid status, rasid dlq list`,
    );
  console.log(
    `\n${colors.bold(`${total} articles are searchable.`)} An example, ./rasid search '${EXAMPLE}':\n`,
  );
  const example = parseQuery(EXAMPLE);
  printHits(
    await searchArticles(search, namespace, { ...(example.ok && { query: example.query }), size: 3 }),
  );
  console.log(`\n${colors.bold('Addresses')}`);
  for (const [name, address] of addresses(env, services, site)) console.log(`  ${name.padEnd(14)}${address}`);
  console.log(
    `\n${colors.bold('Next')}   ./rasid search WORDS   ./rasid feeds list   ./rasid status   ./rasid dlq list`,
  );
  console.log(`${colors.dim('Ctrl-C stops everything; starting again goes on where it was.')}`);
}

const addresses = (
  env: Readonly<Record<string, string>>,
  services: readonly ServiceProcess[],
  site: OpenSampleSite,
): [string, string][] => [
  ['Elasticsearch', env['RASID_ELASTICSEARCH_URL'] ?? process.env['RASID_ELASTICSEARCH_URL'] ?? ''],
  ['Kafka', env['RASID_KAFKA_BROKERS'] ?? process.env['RASID_KAFKA_BROKERS'] ?? ''],
  ['Redis', env['RASID_REDIS_URL'] ?? 'your own'],
  ...services.map(({ name, url }): [string, string] => [name, `${url}/readyz  ${url}/metrics`]),
  ...site.outlets.map(({ siteUrl, name }): [string, string] => ['sample outlet', `${siteUrl}  ${name}`]),
];

/** The first administrator's password is shown here, and never again. */
export function printAdmin({ name, password }: { name: string; password: string }, url: string): void {
  console.log(
    `\n${colors.bold('Sign in')} to the API at ${url} as ${name} with ${password} (shown this once)`,
  );
}
