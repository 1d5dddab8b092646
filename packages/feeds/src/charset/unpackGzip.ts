import { constants, gunzipSync } from 'node:zlib';

/** Sitemaps are limited to 50 MB unpacked (sitemaps.org); no feed has more. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A body that is gzip itself, unpacked; one that was cut off as far as it goes, one that is too large not at all. */
export function unpackGzip(body: Uint8Array): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b || body[2] !== 8) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return body;
  }
}
