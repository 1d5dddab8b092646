import { pipeline, Readable } from 'node:stream';
import { decodingsOf, type Decoding } from './decodings.ts';
import { FetchError } from './failure.ts';

export type ReadBody = { readonly bytes: Uint8Array; readonly wireBytes: number };
type Chunks = AsyncIterable<Uint8Array>;

/** What packing may add to what can't be packed. */
const OVERHEAD_BYTES = 64 * 1024;

/**
 * Takes a body apart and reads it, `maxBytes` at most; stops as soon as there is more, on the wire or in any of its
 * layers. The bytes have a buffer of their own. Throws a FetchError, or what the body throws.
 */
export async function readBody(
  body: Chunks,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<ReadBody> {
  const wire = { bytes: 0 };
  let source = limited(body, maxBytes + OVERHEAD_BYTES, wire);
  for (const decoding of decodingsOf(contentEncoding))
    source = limited(decoded(source, decoding), maxBytes + OVERHEAD_BYTES);
  const chunks: Uint8Array[] = [];
  const size = { bytes: 0 };
  for await (const chunk of limited(source, maxBytes, size)) chunks.push(chunk);
  return { bytes: join(chunks, size.bytes), wireBytes: wire.bytes };
}

export const tooLarge = (bytes: string, maxBytes: number): FetchError =>
  new FetchError('body_too_large', `${bytes} bytes, more than ${maxBytes}`);

async function* limited(source: Chunks, maxBytes: number, count = { bytes: 0 }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count.bytes += chunk.length;
    if (count.bytes > maxBytes) throw tooLarge(`at least ${count.bytes}`, maxBytes);
    yield chunk;
  }
}

async function* decoded(source: Chunks, decoding: Decoding): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const start = await takeTwoBytes(iterator);
  const rest = { [Symbol.asyncIterator]: () => iterator };
  if (start.length === 0) return;
  const decoder = decoding(start);
  const whole = startedWith(start, rest);
  // its errors reach us through the decoder
  yield* decoder ? (pipeline(Readable.from(whole), decoder, () => undefined) as Chunks) : whole;
}

async function* startedWith(start: Uint8Array, rest: Chunks): AsyncGenerator<Uint8Array> {
  yield start;
  yield* rest;
}

async function takeTwoBytes(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array();
  while (start.length < 2) {
    const next = await iterator.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : join([start, next.value], start.length + next.value.length);
  }
  return start;
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
