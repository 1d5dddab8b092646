import { parseArgs } from 'node:util';
import { decodeBody } from '@rasid/feeds';
import {
  allSaid,
  bodyOf,
  charsets,
  encode,
  kinds,
  sayable,
  texts,
  type Charset,
  type Kind,
  type Said,
} from './charsetBodies.ts';
import { newsTexts } from './newsTexts.ts';

/**
 * Encodes texts in each charset, as plain text, page and feed, says nothing, the truth or each untruth about it in the
 * header or inside, and counts what `decodeBody` gives back letter for letter. Our own texts; with --data the beginnings
 * of news as well. Ends with status 1 where anything of 120 characters or more came out wrong.
 * node tests/quality/charset.ts [--data FOLDER] [--articles 300]
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, articles: { type: 'string', default: '300' } },
});

const LENGTHS = [30, 60, 120, 400];
const FROM = 120;

const news = values.data === undefined ? [] : newsTexts(values.data).take(Number(values.articles)).toArray();
if (values.data === undefined) console.log('without --data FOLDER: our own texts alone\n');
const samples = [...texts, ...news].map((text) => text.replace(/\s+/g, ' '));

type Cell = { right: number; all: number };
const table = new Map<string, Cell>();
const wrong: string[] = [];

function judge(text: string, charset: Charset, kind: Kind, said: Said): void {
  const body = bodyOf(kind, text, said);
  const header = said.where === 'header' ? `text/html; charset=${said.charset}` : undefined;
  const decoded = decodeBody(encode(body, charset), header);
  const isRight = decoded.text === body;
  const how = said.where === 'nowhere' ? 'undeclared' : said.charset === charset ? 'declared' : 'misdeclared';
  for (const row of [`${charset} ${how}`, `all`]) {
    const key = `${row}|${text.length}`;
    const cell = table.get(key) ?? { right: 0, all: 0 };
    table.set(key, { right: cell.right + (isRight ? 1 : 0), all: cell.all + 1 });
  }
  if (!isRight && text.length >= FROM)
    wrong.push(
      `${charset}, ${kind}, said to be ${said.charset ?? 'nothing'} ${said.where}: read as ${decoded.charset}: ${text.slice(0, 60)}`,
    );
}

for (const sample of samples) {
  for (const charset of charsets) {
    const whole = sayable(sample, charset);
    for (const length of LENGTHS) {
      if (whole.length < length) continue;
      const text = whole.slice(0, length);
      for (const kind of kinds) for (const said of allSaid) judge(text, charset, kind, said);
    }
  }
}

console.log(
  `${'right letter for letter, by characters'.padEnd(28)}${LENGTHS.map((length) => String(length).padStart(16)).join('')}`,
);
for (const row of new Set([...table.keys()].map((key) => key.split('|')[0] ?? ''))) {
  const cells = LENGTHS.map((length) => {
    const { right, all } = table.get(`${row}|${length}`) ?? { right: 0, all: 0 };
    return (all === 0 ? '' : `${right} of ${all}`).padStart(16);
  });
  console.log(`${row.padEnd(28)}${cells.join('')}`);
}
for (const line of wrong.slice(0, 20)) console.log(`wrong: ${line}`);
if (wrong.length > 0) process.exitCode = 1;
