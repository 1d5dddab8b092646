/** A word as it may be read: without some of its proclitics, and how many letters those are. */
export type Reading = { readonly rest: string; readonly taken: number };

/** A folded word, made once for all places where it stands, so that what is known of it is looked up once. */
export type Lexeme = {
  readonly folded: string;
  readonly hash: number;
  /** The whole word comes first. */
  readonly readings: readonly Reading[];
  /** What `memoByLexeme` keeps. */
  readonly memo: unknown[];
};

/** Open addressing by the hash of the letters: a word is found without being cut out of its text first. */
const SLOTS = 1 << 19;
const MOST_LEXEMES = SLOTS / 2;
let table: (Lexeme | undefined)[] = new Array<Lexeme | undefined>(SLOTS);
let size = 0;

/** The lexeme of the folded word that stands at a place of a text. */
export function lexemeAt(text: string, start: number, end: number): Lexeme {
  const hash = hashOf(text, start, end);
  let slot = hash & (SLOTS - 1);
  for (;;) {
    const found = table[slot];
    if (found === undefined) break;
    if (found.hash === hash && found.folded.length === end - start && text.startsWith(found.folded, start))
      return found;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (size >= MOST_LEXEMES) {
    table = new Array<Lexeme | undefined>(SLOTS);
    size = 0;
    slot = hash & (SLOTS - 1);
  }
  // a slice of a long text would keep all of it in memory
  const folded = Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
  const lexeme = { folded, hash, readings: readingsOf(folded), memo: [] };
  table[slot] = lexeme;
  size++;
  return lexeme;
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

let slots = 0;

/** Computes something of a lexeme once; `compute` gives null for nothing, never undefined. */
export function memoByLexeme<T>(compute: (lexeme: Lexeme) => T): (lexeme: Lexeme) => T {
  const slot = slots++;
  return (lexeme) => {
    const before = lexeme.memo[slot] as T | undefined;
    if (before !== undefined) return before;
    const computed = compute(lexeme);
    lexeme.memo[slot] = computed;
    return computed;
  };
}

function readingsOf(word: string): Reading[] {
  const found: Reading[] = [{ rest: word, taken: 0 }];
  const conjoined = word.length > 3 && /^[وف]/.test(word);
  if (conjoined) found.push({ rest: word.slice(1), taken: 1 });
  for (const { rest, taken } of found.slice()) {
    if (rest.length > 3 && /^[بكل]/.test(rest)) found.push({ rest: rest.slice(1), taken: taken + 1 });
    if (rest.length > 4 && rest.startsWith('لل'))
      found.push({ rest: `ال${rest.slice(2)}`, taken: taken + 2 });
  }
  return found;
}
