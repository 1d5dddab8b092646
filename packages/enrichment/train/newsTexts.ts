import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

export type NewsText = {
  readonly topic: string;
  readonly source: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt?: string;
};

/** SANAD's articles, which have no title, and ANT's. */
export async function* readNews(folder: string): AsyncGenerator<NewsText> {
  for await (const line of readLines<NewsText>(join(folder, 'topics/sanad-khaleej.jsonl.gz')))
    yield { topic: line.topic, text: line.text, source: 'Al Khaleej', title: '' };
  yield* readLines<NewsText>(join(folder, 'topics/ant-news.jsonl.gz'));
}

export async function* readLines<T>(file: string): AsyncGenerator<T> {
  for await (const line of linesOf(createReadStream(file).pipe(createGunzip()))) yield JSON.parse(line) as T;
}

/** By \n alone: a body may hold other line ends. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter(Boolean);
  }
  if (rest !== '') yield rest;
}
