import { createHash } from 'node:crypto';
import type { FeedEntry } from '@rasid/contracts';
import type { Seen, SeenStore } from '@rasid/queue';
import { haveLikeTitles } from './sameArticle.ts';

/** By which an entry is known again whose address has changed. */
export const guidKeyOf = (feedId: string, { guid, link }: FeedEntry): string | undefined =>
  guid === undefined || guid.trim() === '' || guid === link
    ? undefined
    : createHash('sha256').update(`${feedId}\n${guid.trim()}`).digest('hex').slice(0, 32);

type Identifiable = {
  readonly entry: FeedEntry;
  readonly articleId?: string;
  /** Missing where another entry beside it has the same guid. */
  readonly guidKey?: string;
};

export type IdentifyParts = {
  readonly seen: Pick<SeenStore, 'aliasesOf'>;
  readonly recall: (ids: readonly string[]) => Promise<Map<string, Seen>>;
};

/**
 * Entries under the ids of the articles that they are known to be: an address leads where it led before, and an entry
 * whose address changed is still the same by its guid. Each article once, with what is known of it.
 */
export async function identifyEntries<C extends Identifiable>(
  entries: readonly C[],
  { seen, recall }: IdentifyParts,
): Promise<{ entries: C[]; known: Map<string, Seen> }> {
  const aliases = await seen.aliasesOf(entries.flatMap(keysOf));
  const present = new Set(entries.flatMap(({ articleId }) => (articleId === undefined ? [] : [articleId])));
  const known = await recall([...new Set([...present, ...aliases.values()])]);
  const identified = new Map<string | C, C>();
  for (const entry of entries) {
    const articleId = idOf(entry, { aliases, known, present });
    const key = articleId ?? entry;
    if (!identified.has(key)) identified.set(key, articleId === undefined ? entry : { ...entry, articleId });
  }
  return { entries: [...identified.values()], known };
}

const keysOf = ({ articleId, guidKey }: Identifiable): string[] =>
  [articleId, guidKey].filter((key) => key !== undefined);

type Finding = {
  readonly aliases: ReadonlyMap<string, string>;
  readonly known: ReadonlyMap<string, Seen>;
  /** Ids by the addresses of this very poll. */
  readonly present: ReadonlySet<string>;
};

function idOf(
  { entry, articleId, guidKey }: Identifiable,
  { aliases, known, present }: Finding,
): string | undefined {
  if (articleId === undefined) return undefined;
  const byAddress = aliases.get(articleId);
  if (byAddress !== undefined || known.has(articleId)) return byAddress ?? articleId;
  const byGuid = guidKey === undefined ? undefined : aliases.get(guidKey);
  if (byGuid === undefined || present.has(byGuid)) return articleId;
  // some publishers number the places of their feed
  const isMeant = isAddressOfOne(entry.guid ?? '') || haveLikeTitles(entry.title, known.get(byGuid)?.title);
  return isMeant ? byGuid : articleId;
}

/** `https://news.example/?p=12345` names one post for ever. */
const isAddressOfOne = (guid: string): boolean => /^(?:https?:\/\/|tag:)\S+?\d{3,}\/?$/.test(guid.trim());
