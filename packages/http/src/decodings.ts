import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import type { Transform } from 'node:stream';
import { FetchError } from './failure.ts';

/** Makes the decoder for a body that begins with these two bytes; none where it is not packed after all. */
export type Decoding = (head: Uint8Array) => Transform | undefined;

/** RFC 9659: no more than 8 MiB of window; a frame may ask for 2 GiB. */
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const known: Readonly<Record<string, Decoding>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  // some servers leave the zlib header away, as RFC 9110 §8.4.1.2 notes
  deflate: (head) => (hasZlibHeader(head) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(zstdOptions),
};
const MAX_NESTED = 2;

/** What looks packed although nobody said so, such as a `sitemap.xml.gz`. */
const undeclaredGzip: Decoding = ([a, b]) => (a === 0x1f && b === 0x8b ? createGunzip() : undefined);

/** How to take a body apart, outermost first. A name that nobody knows says nothing: servers write `utf-8` there. */
export function decodingsOf(contentEncoding: string | undefined): Decoding[] {
  const declared = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((name) => known[name.split(';', 1)[0]?.trim() ?? ''] ?? []);
  if (declared.length > MAX_NESTED)
    throw new FetchError(
      'too_many_encodings',
      `more than ${MAX_NESTED} nested encodings: ${contentEncoding}`,
    );
  const outermostFirst = declared.reverse();
  return declared.length < MAX_NESTED ? [...outermostFirst, undeclaredGzip] : outermostFirst;
}

/** RFC 1950 §2.2: method 8, and a check that makes both bytes a multiple of 31. */
const hasZlibHeader = ([a = 0, b = 0]: Uint8Array): boolean => (a & 15) === 8 && ((a << 8) | b) % 31 === 0;
