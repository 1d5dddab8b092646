import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalize } from '../src/fold.ts';

const FILES = ['topics/sanad-khaleej.jsonl.gz', 'topics/ant-news.jsonl.gz'];

/** Title and text of every article of the news corpora. Lines end at line feeds alone: some texts hold U+2028. */
export function* newsTexts(data: string): Generator<string> {
  for (const file of FILES) {
    const lines = gunzipSync(readFileSync(join(data, file))).toString('utf8');
    let start = 0;
    while (start < lines.length) {
      const end = lines.indexOf('\n', start) < 0 ? lines.length : lines.indexOf('\n', start);
      if (end > start) {
        const { title, text } = JSON.parse(lines.slice(start, end)) as { title?: string; text: string };
        yield title === undefined ? text : `${title}\n${text}`;
      }
      start = end + 1;
    }
  }
}

export type NewsWord = { readonly raw: string; readonly word: string; readonly afterPrevious: boolean };

const ARABIC_WORD = /[\u0621-\u065f\u0670-\u06d3\u0640]+/g;
const normalized = new Map<string, string>();

/** The Arabic words of a text, normalised; `afterPrevious` where only one character stands between it and the last. */
export function* wordsOf(text: string): Generator<NewsWord> {
  let end = -1;
  for (const match of text.matchAll(ARABIC_WORD)) {
    const [raw] = match;
    let word = normalized.get(raw);
    if (word === undefined) normalized.set(raw, (word = normalize(raw)));
    if (word !== '') yield { raw, word, afterPrevious: match.index === end + 1 };
    end = match.index + raw.length;
  }
}
