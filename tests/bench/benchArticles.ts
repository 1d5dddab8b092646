import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RawArticle } from '@rasid/contracts';
import { articleIdOf, entryHashOf } from '@rasid/feeds';
import { generateArticles } from '@rasid/testkit/sample-site';

export type BenchText = { readonly title: string; readonly text: string };

const FILE = 'topics/sanad-khaleej.jsonl.gz';

/** `count` real articles from the data folder, or generated ones where there is none; says which. */
export function loadTexts(
  count: number,
  dataFolder: string | undefined,
): { texts: BenchText[]; origin: string } {
  const file = dataFolder === undefined ? undefined : join(dataFolder, FILE);
  if (file !== undefined && !existsSync(file)) throw new Error(`--data "${dataFolder}": it has no ${FILE}`);
  if (file === undefined) return { texts: generateArticles(count, 1), origin: 'generated articles' };
  return { texts: readSanad(file, count), origin: 'SANAD (Al Khaleej)' };
}

function readSanad(file: string, count: number): BenchText[] {
  const texts: BenchText[] = [];
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n'); // not readline: a body may hold U+2028
  for (const line of lines.slice(0, count)) {
    const { text } = JSON.parse(line) as { text: string };
    texts.push({ title: text.slice(0, 80).replace(/\s\S*$/, ''), text });
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
