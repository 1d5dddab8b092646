import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedRequest } from '@rasid/contracts';
import { createHttpClient, type HttpAnswer } from '@rasid/http';
import type { Context } from '../context.ts';

/** Fetches as the fetcher would, one request at a time, and leaves each host its rest between two. */
export type Visitor = {
  get(url: string, options: { readonly accept: string; readonly maxBytes: number }): Promise<HttpAnswer>;
  close(): Promise<void>;
};

export const FEED_ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
export const PAGE_ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/** `request` holds the feed's own settings, whose secrets go to the site of `feedUrl` alone. */
export function createVisitor(context: Context, feedUrl: string, request: FeedRequest | undefined): Visitor {
  const { userAgent, allowedAddresses, timeoutMs, hostSpacingMs } = context;
  const http = createHttpClient({ userAgent, allowedAddresses });
  const visited = new Map<string, number>();
  return {
    get: async (url, options) => {
      const host = URL.parse(url)?.host ?? '';
      const rest = (visited.get(host) ?? 0) + hostSpacingMs - Date.now();
      if (rest > 0) await sleep(rest);
      const answer = await http.get(url, { ...options, timeoutMs, request, requestFor: feedUrl });
      visited.set(host, Date.now());
      return answer;
    },
    close: () => http.close(),
  };
}
