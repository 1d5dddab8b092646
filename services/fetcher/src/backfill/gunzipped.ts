import { gunzipSync } from 'node:zlib';

/** A document that is a gzip file, as sitemaps are, unpacked; undefined where it is broken or larger than `maxBytes`. */
export function gunzipped(body: Uint8Array, maxBytes: number): Uint8Array | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return new Uint8Array(gunzipSync(body, { maxOutputLength: maxBytes }));
  } catch {
    return undefined;
  }
}
