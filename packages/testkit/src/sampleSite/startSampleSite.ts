import { hostile } from './articles/hostile.ts';
import { drafts } from './articles/index.ts';
import { outletKeys, type OutletKey } from './articles/draft.ts';
import { createOutletRoutes, type OutletState } from './outletRoutes.ts';
import { outlets } from './outlets.ts';
import { publish, revise } from './publication.ts';
import { sampleArticleOf, type SampleArticle } from './sampleArticle.ts';
import { startSiteServer, type SiteServer } from './siteServer.ts';
import { landmarksOf, type Landmarks } from './landmarks.ts';

export type SampleOutlet = {
  readonly key: OutletKey;
  readonly name: string;
  readonly country: string;
  readonly feedUrl: string;
  readonly siteUrl: string;
};

export type SampleSite = {
  readonly outlets: readonly SampleOutlet[];
  /** What should come out of the pipeline as things stand now: before `mend()` without the missing page. */
  readonly articles: readonly SampleArticle[];
  /** Addresses of what is special. */
  readonly landmarks: Landmarks;
  /** Publishes the update of the article that has one. */
  update(): void;
  /** The page that answered 404 exists from now on. */
  mend(): void;
  /** How often an address was asked for. */
  requestsFor(url: string): number;
  close(): Promise<void>;
};

export type SampleSiteOptions = {
  /** Port by outlet key; an outlet without one gets a free port. */
  readonly ports?: Readonly<Record<string, number>>;
  /** Told of an outlet whose port is taken, which is then left out; without it that is an error. */
  readonly onTaken?: (name: string, port: number) => void;
  /** Adds to the RSS outlet an entry of the year 3026, an English page, a page of 5 MB and a PDF document. */
  readonly hostile?: boolean;
  /** Articles are dated within the 48 hours before it. */
  readonly now?: () => Date;
};

type OpenOutlet = { readonly state: OutletState; readonly server: SiteServer };

/** Serves the four sample outlets on 127.0.0.1, a port each. */
export async function startSampleSite(options: SampleSiteOptions = {}): Promise<SampleSite> {
  const now = options.now ?? (() => new Date());
  const opened: OpenOutlet[] = [];
  try {
    for (const key of outletKeys) opened.push(...(await openOrLeaveOut(key, options, now())));
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
  return describe(opened, now);
}

async function openOrLeaveOut(
  key: OutletKey,
  options: SampleSiteOptions,
  startedAt: Date,
): Promise<OpenOutlet[]> {
  try {
    return [await openOutlet(key, options, startedAt)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || !options.onTaken) throw error;
    options.onTaken(outlets[key].name, options.ports?.[key] ?? 0);
    return [];
  }
}

async function openOutlet(key: OutletKey, options: SampleSiteOptions, startedAt: Date): Promise<OpenOutlet> {
  const outlet = outlets[key];
  const mine = [...drafts, ...(options.hostile ? hostile : [])].filter((draft) => draft.outlet === key);
  const stateAt = (origin: string): OutletState => ({
    outlet,
    origin,
    startedAt,
    publications: mine.map((draft, number) => publish(draft, { outlet, origin, number, now: startedAt })),
    mended: false,
  });
  let state: OutletState | undefined;
  const server = await startSiteServer(options.ports?.[key] ?? 0, (origin) =>
    createOutletRoutes((state = stateAt(origin))),
  );
  return { server, state: state ?? stateAt(server.origin) };
}

function describe(opened: readonly OpenOutlet[], now: () => Date): SampleSite {
  const states = opened.map(({ state }) => state);
  const published = () => states.flatMap(({ publications }) => publications);
  const comesOut = ({ outlet, mended, publications }: OutletState) =>
    publications
      .filter(({ draft: { delivery } }) => !delivery || (delivery === 'missing' && mended))
      .map((publication) => sampleArticleOf(publication, outlet));
  return {
    outlets: opened.map(({ server, state: { outlet } }) => ({
      key: outlet.key,
      name: outlet.name,
      country: outlet.country,
      feedUrl: server.origin + outlet.feedPath,
      siteUrl: `${server.origin}/`,
    })),
    get articles() {
      return states.flatMap(comesOut);
    },
    get landmarks() {
      return landmarksOf(published());
    },
    update: () => {
      const at = now();
      for (const state of states) state.publications = state.publications.map((one) => revise(one, at));
    },
    mend: () => {
      for (const state of states) state.mended = true;
    },
    requestsFor: (url) =>
      opened.find(({ server }) => url.startsWith(`${server.origin}/`))?.server.requestsFor(url) ?? 0,
    close: () => closeAll(opened),
  };
}

async function closeAll(opened: readonly OpenOutlet[]): Promise<void> {
  await Promise.all(opened.map(({ server }) => server.close()));
}
