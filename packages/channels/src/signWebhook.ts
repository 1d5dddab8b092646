import { createHmac, randomBytes } from 'node:crypto';

/** `whsec_` and 24 to 64 bytes in base64, as the Standard Webhooks specification has it. */
export const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export type Signed = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/**
 * The headers by which a receiver knows the message as ours, fresh and whole: HMAC-SHA256 over id, seconds and body,
 * with each of the secrets, so that a receiver may know the old one or the new. Source: Standard Webhooks 1.0.
 */
export function signWebhook(id: string, body: string, secrets: readonly string[], now: Date): Signed {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
