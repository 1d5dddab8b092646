import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { RawArticle } from '@rasid/contracts';
import { articleIdOf, entryHashOf } from '@rasid/feeds';
import { generateArticles } from '@rasid/testkit/sample-site';

export type BenchText = { readonly title: string; readonly text: string };

const FILE = 'topics/sanad-khaleej.jsonl.gz';

/** `count` real articles from the data folder, or generated ones where there is none; says which. */
export async function loadTexts(
  count: number,
  dataFolder: string | undefined,
): Promise<{ texts: BenchText[]; origin: string }> {
  const file = dataFolder === undefined ? undefined : join(dataFolder, FILE);
  if (file !== undefined && !existsSync(file)) throw new Error(`--data "${dataFolder}": it has no ${FILE}`);
  if (file === undefined) return { texts: generateArticles(count, 1), origin: 'generated articles' };
  return { texts: await readSanad(file, count), origin: 'SANAD (Al Khaleej)' };
}

async function readSanad(file: string, count: number): Promise<BenchText[]> {
  const texts: BenchText[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { text } = JSON.parse(line) as { text: string };
    texts.push({ title: text.slice(0, 80).replace(/\s\S*$/, ''), text });
    if (texts.length === count) break;
  }
  return texts;
}

/** As the fetcher would send them: the feed's own content is the whole article. */
export const toRawArticle = ({ title, text }: BenchText, i: number, now: Date): RawArticle => {
  const canonicalUrl = `https://bench.example/articles/${now.getTime()}/${i}`;
  const entry = { link: canonicalUrl, title, content: text, publishedAt: now.toISOString() };
  return {
    schema: 'articles.raw.v1',
    id: articleIdOf(canonicalUrl),
    version: now.getTime(),
    source: { feedId: 'bench', name: 'مقياس', country: 'AE', language: 'ar' },
    canonicalUrl,
    firstSeenAt: now.toISOString(),
    fetchedAt: now.toISOString(),
    entryHash: entryHashOf(entry),
    entry,
  };
};
