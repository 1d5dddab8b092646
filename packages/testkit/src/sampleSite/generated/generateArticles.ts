import { closings, leads, quotes, reports, titles } from './sentences.ts';
import { seededRandom, type Random } from './seededRandom.ts';
import { wordLists, type Slot } from './wordLists.ts';

export type GeneratedArticle = {
  readonly title: string;
  /** About 200 words in four paragraphs, parted by `\n`. */
  readonly text: string;
  /** A word that stands once in this article's text and in no other of the same count. */
  readonly probe: string;
};

const REPORTS = 9;
const QUOTES = 2;
// letters that are neither clitics nor endings, in turn from two sets: no analyser cuts a probe or folds a repeat
const PROBE_LETTERS = [[...'جخذشضظغث'], [...'حدزصطعقر']];
const PROBE_LENGTH = 6;

/** `count` distinct Arabic articles, the same for the same seed; none is a near-duplicate of another. */
export const generateArticles = (count: number, seed: number): GeneratedArticle[] =>
  Array.from({ length: count }, (_, index) => generateArticle(seed, index));

/** The article of an index (below 262,144), whatever the count. */
export function generateArticle(seed: number, index: number): GeneratedArticle {
  const random = seededRandom(seed, index);
  const probe = probeOf(index);
  const fill = (template: string) => fillSlots(template, random);
  const told = pickSome(reports, REPORTS, random).map(fill);
  const said = pickSome(quotes, QUOTES, random).map(fill);
  const paragraphs = [
    [fill(pick(leads, random)), `ويحمل الملف في سجلات المتابعة الاسم ${probe}.`],
    [...told.slice(0, 3), said[0]],
    told.slice(3, 6),
    [said[1], ...told.slice(6), fill(pick(closings, random))],
  ];
  const text = paragraphs.map((sentences) => sentences.join(' ')).join('\n');
  return { title: fill(pick(titles, random)), text, probe };
}

/** «رمز» and six letters that count the index in base 8. */
function probeOf(index: number): string {
  let code = '';
  for (let rest = index, i = 0; i < PROBE_LENGTH; i++, rest >>= 3) code += PROBE_LETTERS[i % 2]?.[rest & 7];
  return `رمز${code}`;
}

/** Fills every slot; a slot that stands twice in a sentence gets two different words. */
function fillSlots(template: string, random: Random): string {
  const used = new Set<string>();
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const words = wordLists[slot as Slot];
    let word = pick(words, random);
    while (used.has(word)) word = pick(words, random);
    used.add(word);
    return word;
  });
}

const pick = (list: readonly string[], random: Random): string =>
  list[Math.floor(random() * list.length)] ?? '';

/** The first steps of a Fisher-Yates shuffle. */
function pickSome(list: readonly string[], count: number, random: Random): string[] {
  const rest = [...list];
  return Array.from({ length: count }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] ?? '');
}
