import { createHash } from 'node:crypto';

/** A number in [0, 1) made of a text, the same for the same text: spreads moments without any randomness. */
export const spreadOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
