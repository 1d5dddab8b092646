import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};
const MAX_NESTED = 2;

/** Decompresses and reads a body of at most `maxBytes`; stops reading as soon as there is more. */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collect = async (source: AsyncIterable<unknown>): Promise<void> => {
    for await (const chunk of source) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw new TooLargeError(`more than ${maxBytes} bytes`);
      chunks.push(chunk as Buffer);
    }
  };
  try {
    await pipeline([body, ...decodersOf(encoding), collect] as never);
  } catch (error) {
    if (isZlib(error))
      throw new EncodingError(`the body is not the ${encoding} it says: ${(error as Error).message}`);
    throw error;
  }
  return Buffer.concat(chunks);
}

function decodersOf(encoding: string | undefined): NodeJS.ReadWriteStream[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MAX_NESTED) throw new EncodingError(`nested encodings: ${encoding}`);
  return names.reverse().map((name) => {
    const create = decoders[name];
    if (!create) throw new EncodingError(`unknown encoding "${name}"`);
    return create();
  });
}

const isZlib = (error: unknown): boolean =>
  /^(Z_|ERR_BROTLI|ERR__ERROR_FORMAT|BROTLI|ZSTD|ERR_ZSTD|ERR_ZLIB)/.test(
    String((error as { code?: unknown }).code),
  );
