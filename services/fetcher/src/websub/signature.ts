import { createHmac, timingSafeEqual } from 'node:crypto';

/** WebSub §7. */
const methods = ['sha1', 'sha256', 'sha384', 'sha512'] as const;

/** Whether the body was signed with the secret: `X-Hub-Signature: method=hexadecimal`. Takes the same time for any signature of one length. */
export function isSigned(header: string | undefined, body: Uint8Array, secret: string): boolean {
  const [, name = '', hex = ''] = /^\s*([a-z0-9]+)=([0-9a-f]+)\s*$/i.exec(header ?? '') ?? [];
  const method = methods.find((known) => known === name.toLowerCase());
  if (method === undefined) return false;
  const expected = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
