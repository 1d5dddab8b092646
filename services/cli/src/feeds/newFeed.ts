import { createHash } from 'node:crypto';
import { feedSchema, type Feed } from '@rasid/contracts';
import type { GivenSettings } from '@rasid/feeds/lists';
import { checkTogether } from './mergeSettings.ts';

/** Of a feed whose operator says nothing. */
export const DEFAULT_INTERVAL_MS = 5 * 60 * 1000;
const MAX_NAME = 200;

/** A feed from what is known of it; what is missing is made from its address. Throws where settings don't fit. */
export function createFeed(given: GivenSettings, now: Date): Feed {
  const settings = liftPassword(given);
  const feed = feedSchema.parse({
    id: feedIdOf(settings.url),
    name: new URL(settings.url).host,
    intervalMs: DEFAULT_INTERVAL_MS,
    state: 'active',
    createdAt: now.toISOString(),
    ...settings,
    health: {},
  });
  checkTogether(feed);
  return feed;
}

/** A feed's own title as the name of its outlet. */
export const nameFromTitle = (title: string | undefined): string | undefined =>
  title?.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME) || undefined;

/** The host in words and a few digits of the address: readable, and one for each address. */
export function feedIdOf(url: string): string {
  const host = new URL(url).hostname
    .replace(/^www\./, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase()
    .slice(0, 40);
  return `${host.replace(/^-+|-+$/g, '') || 'feed'}-${createHash('sha256').update(url).digest('hex').slice(0, 6)}`;
}

/** `https://user:password@host`: what is secret stands in the settings, since addresses are shown and logged. */
export function liftPassword<T extends Pick<Feed, 'url' | 'request'>>(settings: T): T {
  const url = new URL(settings.url);
  if (url.username === '' && url.password === '') return settings;
  const basicAuth = { username: decoded(url.username), password: decoded(url.password) };
  url.username = '';
  url.password = '';
  return { ...settings, url: url.href, request: { basicAuth, ...settings.request } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
