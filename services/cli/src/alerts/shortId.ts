import { createHash } from 'node:crypto';

/** A short name for commands, made from a longer one: its Latin words, if any, and a few digits. */
export function shortId(name: string, kind: string): string {
  const latin = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return `${latin || kind}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
}
