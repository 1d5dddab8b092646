export type WordTable<T> = {
  /** The entry of the word that stands at a place of a text. */
  at(text: string, start: number, end: number): T;
};

/** Room for the words of weeks of news; when half of it is taken, the table begins anew. */
const SLOTS = 1 << 19;

/**
 * Keeps what is made once of each word. Open addressing by the hash of the letters, so that a known word is found
 * without being cut out of its text first. `create` gets the word and its hash, 32 bits, unsigned.
 */
export function createWordTable<T>(create: (word: string, hash: number) => T): WordTable<T> {
  let hashes = new Uint32Array(SLOTS);
  let words = new Array<string | undefined>(SLOTS);
  let entries = new Array<T | undefined>(SLOTS);
  let size = 0;
  const clear = (): void => {
    hashes = new Uint32Array(SLOTS);
    words = new Array<string | undefined>(SLOTS);
    entries = new Array<T | undefined>(SLOTS);
    size = 0;
  };
  return {
    at: (text, start, end) => {
      const hash = hashOf(text, start, end);
      let slot = hash & (SLOTS - 1);
      for (; words[slot] !== undefined; slot = (slot + 1) & (SLOTS - 1)) {
        if (hashes[slot] !== hash) continue;
        const word = words[slot] as string;
        if (word.length === end - start && text.startsWith(word, start)) return entries[slot] as T;
      }
      if (size >= SLOTS / 2) {
        clear();
        slot = hash & (SLOTS - 1);
      }
      // a slice of a long text would keep all of it in memory
      const word = Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
      const entry = create(word, hash);
      hashes[slot] = hash;
      words[slot] = word;
      entries[slot] = entry;
      size++;
      return entry;
    },
  };
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
