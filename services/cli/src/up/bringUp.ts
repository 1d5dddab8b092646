import { join } from 'node:path';
import { untilAvailable } from '@rasid/runtime';
import { freePort, isFree } from '@rasid/local-engines';
import { startService, untilReady, type ServiceProcess } from '@rasid/local-engines/services';
import {
  countArticles,
  createAccountStore,
  createFeedStore,
  createSearchClient,
  ensureIndices,
  type SearchClient,
} from '@rasid/search';
import { firstAdmin } from '@rasid/access';
import { thisProcess, writeRunFile } from '../runFile.ts';
import { openEngines } from './openEngines.ts';
import { openSampleSite, sampleFeedIds, type OpenSampleSite } from './openSampleSite.ts';
import type { Progress } from './progress.ts';
import { printAdmin, printSummary } from './printSummary.ts';
import { waitForArticles } from './waitForArticles.ts';

/** What is to be closed, in the order in which it was opened. */
export type Opened = { name: string; close: () => Promise<unknown> }[];
export type UpParts = { readonly progress: Progress; readonly signal: AbortSignal; readonly opened: Opened };

const SERVICES = ['fetcher', 'enricher', 'indexer', 'alerter', 'api'] as const;
const LOOPBACK = '127.0.0.0/8';
const API_PORT = 8080;

/** Resolves when articles are searchable. `died` resolves when a service or a local engine ends by itself. */
export async function bringUp(
  home: string,
  options: { sample: boolean },
  parts: UpParts,
): Promise<{ died: Promise<string> }> {
  const { progress, signal, opened } = parts;
  const engines = await openEngines(home, progress, signal);
  opened.push({ name: 'engines', close: engines.stop });
  // the sample site lives on loopback, which the fetcher refuses as a rule
  const alertsPort = process.env['RASID_ALERTS_PORT'] ?? String(await freePort());
  const env = {
    ...engines.env,
    RASID_API_PORT: process.env['RASID_API_PORT'] ?? String(await portOf(API_PORT)),
    RASID_ALERTS_PORT: alertsPort,
    RASID_PUBLIC_URL: process.env['RASID_PUBLIC_URL'] ?? `http://127.0.0.1:${alertsPort}`,
    RASID_SECRET_KEY_FILE: process.env['RASID_SECRET_KEY_FILE'] ?? join(home, 'secret.key'),
    ...(options.sample && { RASID_ALLOWED_ADDRESSES: withLoopback() }),
  };
  const search = openSearch({ ...env, ...process.env });
  opened.push({ name: 'search client', close: () => search.close() });
  const namespace = process.env['RASID_NAMESPACE'] ?? '';
  const services = await startServices(home, env, parts);
  const waiting = { logger: { warn: ({ reason }: { reason: string }) => progress.note(reason) }, signal };
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  const site = options.sample ? await serveSample(home, parts) : undefined;
  writeRunFile(home, describeRun(env, services, site));
  // an index that a service made a moment ago has no shard yet
  const feeds = createFeedStore(search, namespace);
  if (site) await untilAvailable('feeds', () => site.addFeeds(feeds), waiting);
  await Promise.all(services.map((service) => untilReady(service, signal)));
  const accounts = createAccountStore(search, namespace);
  const admin = await untilAvailable('accounts', () => firstAdmin(accounts, new Date()), waiting);
  progress.done(`ready: ${SERVICES.join(', ')}`);
  if (site) {
    const ids = sampleFeedIds(site);
    const counted = await waitForArticles(site, () => countArticles(search, namespace, ids), {
      progress,
      signal,
    });
    const total = await countArticles(search, namespace);
    await printSummary({ search, namespace, total, counted, site, env, services, progress });
  }
  if (admin) printAdmin(admin, `http://127.0.0.1:${env.RASID_API_PORT}`);
  return { died: Promise.race([engines.died, whenOneEnds(services)]) };
}

/** The usual port where it is free, so that the address of the page stays. */
const portOf = async (usual: number): Promise<number> => ((await isFree(usual)) ? usual : freePort());

const withLoopback = (): string =>
  [process.env['RASID_ALLOWED_ADDRESSES'], LOOPBACK].filter(Boolean).join(',');

const openSearch = (env: NodeJS.ProcessEnv): SearchClient =>
  createSearchClient({
    url: env['RASID_ELASTICSEARCH_URL'] ?? '',
    apiKey: env['RASID_ELASTICSEARCH_API_KEY'] ?? '',
  });

async function startServices(
  home: string,
  env: Record<string, string>,
  { opened }: UpParts,
): Promise<ServiceProcess[]> {
  const services: ServiceProcess[] = [];
  opened.push({ name: 'services', close: () => Promise.all(services.map((service) => service.stop())) });
  for (const name of SERVICES) services.push(await startService(name, { env, home }));
  return services;
}

async function serveSample(home: string, { progress, opened }: UpParts): Promise<OpenSampleSite> {
  const site = await openSampleSite(home, (line) => progress.note(line));
  opened.push({ name: 'sample site', close: () => site.close() });
  progress.done(`serving ${site.outlets.length} sample outlets with ${site.articles.length} articles`);
  return site;
}

const describeRun = (
  env: Record<string, string>,
  services: readonly ServiceProcess[],
  site: OpenSampleSite | undefined,
) => ({
  ...thisProcess(),
  env,
  services: Object.fromEntries(services.map(({ name, pid, url }) => [name, { pid, url }])),
  sites: (site?.outlets ?? []).map(({ name, siteUrl, feedUrl }) => ({ name, siteUrl, feedUrl })),
});

/** Resolves with what to say when the first of the services ends by itself. */
const whenOneEnds = (services: readonly ServiceProcess[]): Promise<string> =>
  Promise.race(
    services.map(
      async ({ name, ended, logFile }) =>
        `service ${name} ended by itself ${await ended}; its log is in ${logFile}`,
    ),
  );
