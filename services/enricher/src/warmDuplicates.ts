/** What the enricher needs to fill its cache of near-duplicates from the index. */
export type WarmParts = {
  readonly duplicates: {
    isWarm(): Promise<boolean>;
    markWarm(): Promise<void>;
    load(entries: readonly KnownDuplicate[]): Promise<void>;
  };
  readonly scan: (sinceIso: string) => AsyncIterable<KnownDuplicate>;
};
export type KnownDuplicate = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly duplicateGroup: string;
  readonly firstSeenAt: string;
};

const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;
const PAGE = 500;

/** Rebuilds the groups of the last week after Redis was flushed; does nothing while Redis still knows them. */
export async function warmDuplicates({ duplicates, scan }: WarmParts, now: Date): Promise<void> {
  if (await duplicates.isWarm()) return;
  let page: KnownDuplicate[] = [];
  for await (const entry of scan(new Date(now.getTime() - WINDOW_MS).toISOString())) {
    page.push(entry);
    if (page.length < PAGE) continue;
    await duplicates.load(page);
    page = [];
  }
  if (page.length > 0) await duplicates.load(page);
  await duplicates.markWarm();
}
