import { createRandom } from '../random.ts';
import { personName, places, type Choose } from './ownSentences.ts';
import { surnames } from './ownWords.ts';
import type { TaggedSentence } from './taggedCorpora.ts';

/** How many letters of a token are proclitics, as far as the news tells. */
type Proclitics = (token: string) => string;

/**
 * The sentences with other people and places in them, so that the tagger learns what stands around names and not the
 * names of the years that the corpus is from. A sentence without people and places is left out.
 */
export function withOtherNames(
  sentences: readonly TaggedSentence[],
  procliticsOf: Proclitics,
  seed: number,
): TaggedSentence[] {
  const random = createRandom(seed);
  const choose: Choose = (of) => of[Math.floor(random() * of.length)] as (typeof of)[number];
  return sentences
    .filter(({ tags }) => tags.some((tag) => tag === 'B-PER' || tag === 'B-LOC'))
    .map((sentence) => replaceNames(sentence, { procliticsOf, choose, random }));
}

type Means = { readonly procliticsOf: Proclitics; readonly choose: Choose; readonly random: () => number };

function replaceNames({ tokens, tags }: TaggedSentence, means: Means): TaggedSentence {
  const out = { tokens: [] as string[], tags: [] as string[] };
  for (let i = 0; i < tokens.length;) {
    const tag = tags[i] ?? 'O';
    let end = i + 1;
    if (tag.startsWith('B')) while (tags[end] === `I-${tag.slice(2)}`) end++;
    const name = tag.startsWith('B') ? otherName(tag.slice(2), end - i, means) : undefined;
    const words =
      name === undefined ? tokens.slice(i, end) : joined(means.procliticsOf(tokens[i] as string), name);
    words.forEach((word, k) => {
      out.tokens.push(word);
      out.tags.push(name === undefined ? (tags[i + k] as string) : `${k === 0 ? 'B' : 'I'}-${tag.slice(2)}`);
    });
    i = end;
  }
  return out;
}

function otherName(type: string, length: number, { choose, random }: Means): string | undefined {
  if (type === 'LOC') return choose(places);
  if (type !== 'PER') return undefined;
  return length === 1 ? choose(surnames) : personName(choose, random);
}

/** «ل» and «ال» make «لل». */
function joined(proclitics: string, name: string): string[] {
  const isArticle = proclitics.endsWith('ل') && name.startsWith('ال');
  return (isArticle ? `${proclitics}ل${name.slice(2)}` : proclitics + name).split(' ');
}
