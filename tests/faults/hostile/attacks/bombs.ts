import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { attackOf, endless, OK, reply } from '../attack.ts';

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const bomb = (encoding: string, make: () => Uint8Array) => reply(make, { 'content-encoding': encoding });
/** A frame's header that asks for a window of 2 GiB (RFC 8878 §3.1.1.1.2), and a block. */
const wideZstd = () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x03, 0x80, 0x00, 0x41]);
const spoilt = () => {
  const packed = gzipSync(randomBytes(50_000).toString('hex'));
  return packed.fill(0xff, 10_000, 10_100);
};

/** Bodies that grow where they are taken apart. */
export const bombAttacks = attackOf('get', {
  'bomb of gzip': [bomb('gzip', () => gzipSync(zeros(64))), 'body_too_large'],
  'bomb of brotli': [bomb('br', () => brotliCompressSync(zeros(64))), 'body_too_large'],
  'bomb of zstd': [bomb('zstd', () => zstdCompressSync(zeros(64))), 'body_too_large'],
  'bomb of deflate': [bomb('deflate', () => deflateSync(zeros(64))), 'body_too_large'],
  'bomb of deflate without its header': [bomb('deflate', () => deflateRawSync(zeros(64))), 'body_too_large'],
  'bomb in a bomb': [bomb('gzip, gzip', () => gzipSync(gzipSync(zeros(64)))), 'body_too_large'],
  'bomb of two kinds': [bomb('gzip, br', () => brotliCompressSync(gzipSync(zeros(64)))), 'body_too_large'],
  'bomb that nobody declared': [reply(() => gzipSync(zeros(64))), 'body_too_large'],
  'bomb of layers': [bomb('gzip, gzip, gzip, gzip', () => gzipSync('x')), 'too_many_encodings'],
  'bomb whose inside is empty': [
    bomb('gzip, gzip', () => gzipSync(Buffer.concat(new Array<Buffer>(500_000).fill(gzipSync(''))))),
    'body_too_large',
  ],
  'empty gzip members without end': [
    endless(
      `${OK}content-encoding: gzip\r\n\r\n`,
      Buffer.concat(new Array<Buffer>(3_000).fill(gzipSync(''))),
    ),
    'body_too_large',
  ],
  'gzip that stops': [bomb('gzip', () => gzipSync('news'.repeat(1_000)).subarray(0, 30)), 'broken_encoding'],
  'gzip that goes wrong': [bomb('gzip', spoilt), 'broken_encoding'],
  'gzip that is none': [bomb('gzip', () => Buffer.from('news')), 'broken_encoding'],
  'brotli that is none': [bomb('br', () => Buffer.from('news and more of it')), 'broken_encoding'],
  'zstd that wants two gigabytes': [bomb('zstd', wideZstd), 'broken_encoding'],
  'encoding that nobody knows': [bomb('\t, ;q=1, utf-8', () => Buffer.from('news')), 'ok'],
});
