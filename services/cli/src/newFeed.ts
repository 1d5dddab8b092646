import { createHash } from 'node:crypto';
import { feedSchema, type Feed } from '@rasid/contracts';

export type NewFeed = { name?: string; id?: string; interval: number; country?: string; language?: string };

const isAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** A feed document from what an operator said; throws with the field and the reason where that can't be one. */
export function createFeed(url: string, given: NewFeed, title: string | undefined, now: Date): Feed {
  if (!isAddress(url)) throw new Error(`feed "${url}": expected an http or https address`);
  const parsed = feedSchema.safeParse({
    id: given.id ?? feedIdOf(url),
    url,
    name: given.name ?? title ?? new URL(url).host,
    ...(given.country !== undefined && { country: given.country.toUpperCase() }),
    ...(given.language !== undefined && { language: given.language }),
    intervalMs: given.interval,
    state: 'active',
    createdAt: now.toISOString(),
    health: {},
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`feed "${url}": ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is wrong'}`);
}

/** The host in words and a few digits of the address: readable, and one for each address. */
export function feedIdOf(url: string): string {
  const host = new URL(url).hostname
    .replace(/^www\./, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase()
    .slice(0, 40);
  return `${host.replace(/^-+|-+$/g, '') || 'feed'}-${createHash('sha256').update(url).digest('hex').slice(0, 6)}`;
}
