import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type NewsArticle = { readonly id: string; readonly title?: string; readonly text: string };

const FILES = { sanad: 'topics/sanad-khaleej.jsonl.gz', ant: 'topics/ant-news.jsonl.gz' };

/** The articles of a news corpus, in its order. A folder without it is a clear error. */
export function* newsArticles(data: string, corpus: keyof typeof FILES): Generator<NewsArticle> {
  const path = join(data, FILES[corpus]);
  if (!existsSync(path)) throw new Error(`"${path}" is not there; --data names the folder of data sets`);
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  for (const line of lines) if (line !== '') yield JSON.parse(line) as NewsArticle;
}

/** Title and text of every article of both corpora. */
export function* newsTexts(data: string): Generator<string> {
  for (const corpus of ['ant', 'sanad'] as const)
    for (const { title, text } of newsArticles(data, corpus))
      yield title === undefined ? text : `${title}\n${text}`;
}
