import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * Makes src/characterClasses.json: what each character is to Lucene's StandardTokenizer, whose Unicode version is not
 * Node's. Asks an Elasticsearch for the tokens of every character by itself, between letters, and between digits.
 * node packages/arabic/train/characterClasses.ts --elasticsearch URL
 */
const { values } = parseArgs({ options: { elasticsearch: { type: 'string' } } });
if (values.elasticsearch === undefined)
  throw new Error('--elasticsearch URL: one with an index "characters"');
const url = `${values.elasticsearch}/characters/_analyze`;

const BLOCK = 2_000;
const RANGES: readonly [first: number, last: number][] = [
  [0, 0xd7ff],
  [0xe000, 0x31fff],
  [0xe0000, 0xe01ff],
];

type Token = { readonly start_offset: number; readonly end_offset: number; readonly type: string };

async function tokenize(text: string): Promise<Token[]> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tokenizer: 'standard', text }),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { tokens: Token[] }).tokens;
}

/** The first token of each character, put between `before` and `behind`. */
async function firstTokens(
  characters: readonly string[],
  before: string,
  behind: string,
): Promise<(Token | undefined)[]> {
  const starts = new Map<number, number>();
  let text = '';
  characters.forEach((character, i) => {
    starts.set(text.length, i);
    text += `${before}${character}${behind}\n\n`;
  });
  const found: (Token | undefined)[] = characters.map(() => undefined);
  for (const token of await tokenize(text)) {
    const i = starts.get(token.start_offset);
    if (i !== undefined) found[i] ??= token;
  }
  return found;
}

const joins = (token: Token | undefined, character: string): boolean =>
  token !== undefined && token.end_offset - token.start_offset === character.length + 2;

/** One letter a class, as `tokenize.ts` reads them. */
function classOf(character: string, type: string | undefined, letters: boolean, digits: boolean): string {
  if (/\p{Regional_Indicator}/u.test(character)) return 'R';
  if (/\p{Emoji_Modifier}/u.test(character)) return 'M';
  if (type === '<ALPHANUM>' || type === '<HANGUL>') return 'L';
  if (type === '<NUM>') return 'D';
  if (type === '<IDEOGRAPHIC>' || type === '<HIRAGANA>') return 'I';
  if (type === '<KATAKANA>') return 'K';
  if (type === '<SOUTHEAST_ASIAN>') return letters ? 'T' : 'S';
  if (type === '<EMOJI>') return letters ? 'L' : 'E';
  if (!letters) return digits ? ',' : '-';
  if (!digits) return ':';
  if (/[\p{Pc}\u202f]/u.test(character)) return '_';
  return /['.\u2018\u2019\u2024\ufe52\uff07\uff0e]/.test(character) ? '.' : 'X';
}

const runs: string[] = [];
let last = '';
for (const [first, end] of RANGES) {
  for (let start = first; start <= end; start += BLOCK) {
    const characters = Array.from({ length: Math.min(BLOCK, end - start + 1) }, (_, i) =>
      String.fromCodePoint(start + i),
    );
    const alone = await firstTokens(characters, '', '');
    const inLetters = await firstTokens(characters, 'ا', 'ب');
    const inDigits = await firstTokens(characters, '1', '2');
    characters.forEach((character, i) => {
      const name = classOf(
        character,
        alone[i]?.type,
        joins(inLetters[i], character),
        joins(inDigits[i], character),
      );
      if (name === last && i + start !== first) return;
      runs.push(`${(start + i).toString(16)}${name}`);
      last = name;
    });
  }
  runs.push(`${(end + 1).toString(16)}-`);
  last = '-';
}
writeFileSync(
  new URL('../src/characterClasses.json', import.meta.url),
  `${JSON.stringify([runs.join(' ')], null, 2)}\n`,
);
