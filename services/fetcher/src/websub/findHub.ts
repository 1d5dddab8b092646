import type { FeedManners } from '@rasid/feeds';

/** Where a feed's news can be subscribed to (WebSub §4). */
export type HubOffer = { readonly url: string; readonly topic: string };

/** By the answer's Link headers, else by the feed's own links. The topic is the feed's own address for itself, else ours. */
export function findHub(
  headers: Readonly<Record<string, string>>,
  { hubs, selfUrl }: FeedManners,
  feedUrl: string,
): HubOffer | undefined {
  const links = readLinks(headers['link'] ?? '');
  const hub = links.get('hub') ?? hubs?.[0];
  const url = hub === undefined ? undefined : httpUrl(hub, feedUrl);
  const topic = httpUrl(links.get('self') ?? selfUrl ?? feedUrl, feedUrl);
  return url === undefined || topic === undefined ? undefined : { url, topic };
}

function httpUrl(link: string, base: string): string | undefined {
  const url = URL.parse(link, base);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 4096 ? url.href : undefined;
}

const MOST_CHARACTERS = 8 * 1024;

/** The first target of each relation of a Link header (RFC 8288 §3). */
export function readLinks(header: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const [, target = '', parameters = ''] of header
    .slice(0, MOST_CHARACTERS)
    .matchAll(/<([^<>]{0,4096})>([^<>]*)/g)) {
    const [, quoted, plain = ''] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    for (const relation of (quoted ?? plain).toLowerCase().split(/\s+/).filter(Boolean)) {
      if (!links.has(relation)) links.set(relation, target.trim());
    }
  }
  return links;
}
