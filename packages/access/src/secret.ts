import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits in base64url: nobody guesses them, so that a plain hash is enough to keep them by. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, hex. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
