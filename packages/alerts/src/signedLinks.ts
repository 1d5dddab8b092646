import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address lets whoever has it do. */
export const linkActions = ['acknowledge', 'mute', 'feed', 'stream'] as const;
export type LinkAction = (typeof linkActions)[number];

export type SignedLink = { readonly action: LinkAction; readonly subject: string };

export type Opened =
  | ({ readonly ok: true } & SignedLink)
  | { readonly ok: false; readonly reason: 'unknown' | 'forged' | 'expired' };

const PATH = /^\/alerts\/(acknowledge|mute|feed|stream)\/([a-z0-9-]{1,64})$/;
const NEVER = 0;

/**
 * A path that is worth something only as it is: `/alerts/<action>/<subject>?expires=<seconds>&signature=<HMAC-SHA256>`.
 * Without `expiresMs` it is good for ever.
 */
export function signLink(key: Buffer, { action, subject }: SignedLink, expiresMs?: number): string {
  const expires = expiresMs === undefined ? NEVER : Math.floor(expiresMs / 1000);
  const signature = signatureOf(key, action, subject, expires).toString('base64url');
  return `/alerts/${action}/${subject}?expires=${expires}&signature=${signature}`;
}

/** What a path and query (`/alerts/…?…`) is good for at a moment, in milliseconds since 1970. */
export function openLink(key: Buffer, path: string, nowMs: number): Opened {
  const url = URL.parse(path, 'http://localhost');
  const [, action, subject] = PATH.exec(url?.pathname ?? '') ?? [];
  const given = url?.searchParams.get('expires') ?? '';
  if (!url || subject === undefined || !isAction(action) || !/^\d{1,12}$/.test(given))
    return { ok: false, reason: 'unknown' };
  const expires = Number(given);
  const expected = signatureOf(key, action, subject, expires);
  const signature = Buffer.from(url.searchParams.get('signature') ?? '', 'base64url');
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
    return { ok: false, reason: 'forged' };
  if (expires !== NEVER && expires * 1000 < nowMs) return { ok: false, reason: 'expired' };
  return { ok: true, action, subject };
}

const isAction = (name: string | undefined): name is LinkAction =>
  linkActions.some((action) => action === name);

const signatureOf = (key: Buffer, action: LinkAction, subject: string, expires: number): Buffer =>
  createHmac('sha256', key).update(`alert link v1\n${action}\n${subject}\n${expires}`).digest();
