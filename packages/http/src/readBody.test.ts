import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBody } from './readBody.ts';

const words = 'أعلنت البلدية بدء أعمال صيانة الجسر القديم. '.repeat(50);
const MAX = 100_000;

async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}
const read = (bytes: Uint8Array, encoding?: string, size?: number) =>
  readBody(inPieces(bytes, size), encoding, MAX);

describe('a body is taken apart', () => {
  test.each([
    ['nothing declared', undefined, (text: string) => Buffer.from(text)],
    ['an empty declaration', '', (text: string) => Buffer.from(text)],
    ['a declaration that means nothing', 'utf-8, none', (text: string) => Buffer.from(text)],
    ['identity', 'identity', (text: string) => Buffer.from(text)],
    ['gzip', 'gzip', gzipSync],
    ['gzip as it was once called', 'X-GZip', gzipSync],
    ['br', 'br', brotliCompressSync],
    ['zstd', 'zstd', zstdCompressSync],
    ['deflate', 'deflate', deflateSync],
    ['deflate without its header', 'deflate', deflateRawSync],
    ['two, one in the other', 'gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
    ['a gzip file', undefined, gzipSync],
    ['a gzip file, packed once more', 'gzip', (text: string) => gzipSync(gzipSync(text))],
  ])('%s', async (_, encoding, pack) => {
    for (const size of [1, 7, 100_000]) {
      const { bytes, wireBytes } = await read(pack(words), encoding, size);
      expect(Buffer.from(bytes).toString()).toBe(words);
      expect(wireBytes).toBe(pack(words).length);
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });

  test.each(['gzip', 'br', 'zstd', 'deflate', undefined])(
    'nothing, declared as %s, is nothing',
    async (encoding) => {
      expect((await read(new Uint8Array(), encoding)).bytes).toHaveLength(0);
    },
  );
});

describe('a body is given up', () => {
  const zeros = Buffer.alloc(20_000_000);
  const emptyMembers = Buffer.concat(Array.from({ length: 100_000 }, () => gzipSync('')));
  test.each([
    ['too long', Buffer.alloc(MAX + 1), undefined, 'body_too_large'],
    ['a bomb', gzipSync(zeros), 'gzip', 'body_too_large'],
    ['a bomb of brotli', brotliCompressSync(zeros), 'br', 'body_too_large'],
    ['a bomb of zstd', zstdCompressSync(zeros), 'zstd', 'body_too_large'],
    ['a bomb of deflate', deflateSync(zeros), 'deflate', 'body_too_large'],
    ['a bomb in a bomb', gzipSync(gzipSync(zeros)), 'gzip, gzip', 'body_too_large'],
    ['a bomb that nobody declared', gzipSync(zeros), undefined, 'body_too_large'],
    ['a bomb whose inner layer gives nothing', gzipSync(emptyMembers), 'gzip, gzip', 'body_too_large'],
    ['three layers', gzipSync(words), 'gzip, br, gzip', 'too_many_encodings'],
  ])('%s', async (_, bytes, encoding, code) => {
    await expect(read(bytes, encoding, 65_536)).rejects.toMatchObject({ code });
  });

  test.each([
    ['cut gzip', gzipSync(words).subarray(0, -9), 'gzip'],
    ['cut brotli', brotliCompressSync(words).subarray(0, -9), 'br'],
    ['cut zstd', zstdCompressSync(words).subarray(0, -9), 'zstd'],
    ['other than declared', Buffer.from(words), 'gzip'],
    ['noise', Buffer.from(words), 'br'],
    ['noise', Buffer.from(words), 'zstd'],
  ])('%s', async (_, bytes, encoding) => {
    await expect(read(bytes, encoding)).rejects.toThrow();
  });
});
