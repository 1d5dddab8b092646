import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence with a tag in IOB2 for each token: PER, LOC, ORG, MISC. */
export type TaggedSentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] };

const TRAINING_SHARE = 0.9;

/** ANERcorp, its training part: what the tagger learns from, and the last tenth of it, which it never sees. */
export function readAnerCorp(data: string): { training: TaggedSentence[]; tail: TaggedSentence[] } {
  const all = readSentences(join(data, 'ner/anercorp-train.txt'), (tag) => tag.replace('PERS', 'PER'));
  const cut = Math.floor(all.length * TRAINING_SHARE);
  return { training: all.slice(0, cut), tail: all.slice(cut) };
}

/** AQMAR: Wikipedia; people, places and organisations alone, since its other types are those of each article. */
export function readAqmar(data: string): TaggedSentence[] {
  const folder = join(data, 'ner/aqmar');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readSentences(
        join(folder, file),
        (tag) => /^[BI]-+(?:PER|LOC|ORG)/.exec(tag)?.[0].replace(/-+/, '-') ?? 'O',
      ),
    );
}

/** The Wojood sample: the outermost person, place or organisation of each token. */
export const readWojood = (data: string): TaggedSentence[] =>
  readSentences(join(data, 'ner/wojood-sample.txt'), (tags) => {
    const [first = 'O'] = tags.split(/\s+/).filter((tag) => /-(?:PERS|ORG|GPE|LOC)$/.test(tag));
    return first.replace('PERS', 'PER').replace('GPE', 'LOC');
  });

/** `token tags` a line, an empty line between sentences. */
function readSentences(file: string, tagOf: (tags: string) => string): TaggedSentence[] {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').flatMap((line) => /^(\S+)\s+(.+)$/.exec(line.trim()) ?? []))
    .map((parts) => ({
      tokens: parts.filter((_, i) => i % 3 === 1),
      tags: parts.filter((_, i) => i % 3 === 2).map(tagOf),
    }))
    .filter(({ tokens }) => tokens.length > 0);
}
