import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tarFiles } from './tarFiles.ts';

export type GoldPage = {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly gold: string;
};
type GroundTruth = { readonly url: string; readonly ground_truth: { readonly main_content?: string } };

const FILE = 'extraction/wcxb-articles.tar';

/** The article pages of WCXB that have a gold text. A folder without them is a clear error. */
export function wcxbPages(data: string): GoldPage[] {
  const path = join(data, FILE);
  if (!existsSync(path)) throw new Error(`"${path}" is not there; --data names the folder of data sets`);
  const files = new Map([...tarFiles(readFileSync(path))].map(({ path: name, bytes }) => [name, bytes]));
  const pages: GoldPage[] = [];
  for (const [name, bytes] of files) {
    const id = /ground-truth\/(\d+)\.json$/.exec(name)?.[1];
    const page =
      id === undefined
        ? undefined
        : files.get(name.replace('ground-truth', 'html').replace('.json', '.html.gz'));
    if (id === undefined || !page) continue;
    const { url, ground_truth } = JSON.parse(Buffer.from(bytes).toString('utf8')) as GroundTruth;
    const gold = ground_truth.main_content ?? '';
    if (gold !== '') pages.push({ id, url, html: gunzipSync(page).toString('utf8'), gold });
  }
  return pages;
}
