import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiToken, Role } from '@rasid/contracts';
import { hashOfSecret, newSecret } from './secret.ts';

const SHAPE = /^rasid_([0-9a-f]{16})_([\w-]{43})$/;

export type TokenOptions = {
  readonly name: string;
  readonly owner: string;
  readonly role: Role;
  readonly now: Date;
  readonly expiresAt?: string | undefined;
};

/** A token as it is shown once, `rasid_<id>_<secret>`, and the document that is kept of it. */
export function newToken({ now, expiresAt, ...facts }: TokenOptions): { text: string; token: ApiToken } {
  const id = randomBytes(8).toString('hex');
  const secret = newSecret();
  return {
    text: `rasid_${id}_${secret}`,
    token: {
      id,
      ...facts,
      secretHash: hashOfSecret(secret),
      createdAt: now.toISOString(),
      ...(expiresAt !== undefined && { expiresAt }),
    },
  };
}

/** Undefined where it is not shaped as a token. */
export function readToken(text: string): { id: string; secret: string } | undefined {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export const isTokenOf = ({ secretHash }: ApiToken, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hashOfSecret(secret), 'hex'), Buffer.from(secretHash, 'hex'));

export const tokenState = (token: ApiToken, now: Date): 'active' | 'expired' | 'revoked' => {
  if (token.revokedAt !== undefined) return 'revoked';
  return token.expiresAt !== undefined && token.expiresAt <= now.toISOString() ? 'expired' : 'active';
};
