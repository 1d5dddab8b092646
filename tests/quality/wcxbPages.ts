import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type GoldPage = {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly gold: string;
};
type GroundTruth = { readonly url: string; readonly ground_truth: { readonly main_content?: string } };

const FILE = 'extraction/wcxb-articles.tar';
const BLOCK = 512;

/** The article pages of WCXB that have a gold text. A folder without them is a clear error. */
export function wcxbPages(data: string): GoldPage[] {
  const path = join(data, FILE);
  if (!existsSync(path)) throw new Error(`"${path}" is not there; --data names the folder of data sets`);
  const files = new Map(tarFiles(readFileSync(path)));
  const pages: GoldPage[] = [];
  for (const [name, bytes] of files) {
    const id = /ground-truth\/(\d+)\.json$/.exec(name)?.[1];
    const page =
      id === undefined
        ? undefined
        : files.get(name.replace('ground-truth', 'html').replace('.json', '.html.gz'));
    if (id === undefined || !page) continue;
    const { url, ground_truth } = JSON.parse(bytes.toString('utf8')) as GroundTruth;
    const gold = ground_truth.main_content ?? '';
    if (gold !== '') pages.push({ id, url, html: gunzipSync(page).toString('utf8'), gold });
  }
  return pages;
}

/** The regular files of an archive: a header of 512 bytes, then the bytes, padded to 512. */
function* tarFiles(archive: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8) || 0;
    const start = at + BLOCK;
    if (name !== '' && /[0\0]/.test(archive.toString('latin1', at + 156, at + 157)))
      yield [name, archive.subarray(start, start + size)];
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
