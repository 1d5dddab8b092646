import { open } from 'node:fs/promises';
import { decodeBody } from '@rasid/feeds';
import { readFeedCsv, readOpml, type FeedListResult } from '@rasid/feeds/lists';

export const listFormats = ['opml', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Room for 10,000 feeds with long settings, many times over. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Reads a list of feeds from a file, or from standard input for `-`; in any charset, as OPML or CSV by what it is. */
export async function readList(
  file: string,
  given: ListFormat | undefined,
): Promise<{ format: ListFormat; result: FeedListResult }> {
  const { text } = decodeBody(await readBytes(file));
  const format = given ?? (/^[\s\ufeff]*</.test(text) ? 'opml' : 'csv');
  return { format, result: format === 'opml' ? readOpml(text) : readFeedCsv(text) };
}

async function readBytes(file: string): Promise<Buffer> {
  const handle = file === '-' ? undefined : await open(file);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of handle?.createReadStream() ?? process.stdin) {
      bytes += (chunk as Buffer).length;
      if (bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES / 1024 / 1024} MiB: split the list`);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw new Error(`list "${file}": ${(error as Error).message}`, { cause: error });
  } finally {
    await handle?.close();
  }
  return Buffer.concat(chunks);
}
