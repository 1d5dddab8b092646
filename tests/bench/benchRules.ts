import { analyze } from '@rasid/arabic';
import { topicTable } from '@rasid/contracts';
import { parseQuery, type Query } from '@rasid/query';
import { seededRandom } from '@rasid/testkit/sample-site';

type Random = () => number;
type Pick = <T>(all: readonly T[]) => T;

/** Words in more articles than this make nobody a rule. */
const COMMON_SHARE = 0.05;
const COUNTRIES = ['EG', 'LY', 'AE', 'SA', 'SD', 'TN', 'US'];

/** `count` rules of mixed kinds whose words stand, and stand together, in the texts. The same for the same texts and seed. */
export function makeRules(texts: readonly string[], count: number, seed: number): Query[] {
  const random = seededRandom(seed, 0);
  const pick: Pick = (all) => all[Math.floor(random() * all.length)] as never;
  const isTelling = tellingWords(texts);
  const passages = passagesOf(texts, isTelling);
  const rules: Query[] = [];
  while (rules.length < count) {
    const parsed = parseQuery(makeRule(pick(passages), pick, random));
    if (parsed.ok) rules.push(parsed.query);
  }
  return rules;
}

/** `count` rules of which few match anything: three words or a phrase and a word of one article, seldom of another. */
export function makeRareRules(texts: readonly string[], count: number, seed: number): Query[] {
  const random = seededRandom(seed, 1);
  const pick: Pick = (all) => all[Math.floor(random() * all.length)] as never;
  const passages = passagesOf(texts, tellingWords(texts));
  const rules: Query[] = [];
  while (rules.length < count) {
    const { words, phrases } = pick(passages);
    const kinds = [
      () => `${pick(words)} ${pick(words)} ${pick(words)}`,
      () => `"${pick(phrases)}" ${pick(words)}`,
      () => `NEAR/5(${pick(words)} ${pick(words)} ${pick(words)})`,
    ];
    const parsed = parseQuery(pick(kinds)());
    if (parsed.ok) rules.push(parsed.query);
  }
  return rules;
}

/** Telling words of one article, in its order, and pairs that follow each other. */
type Passage = { readonly words: readonly string[]; readonly phrases: readonly string[] };

/** Four of ten rules are words alone or in pairs, the rest is of all other kinds. */
function makeRule({ words, phrases }: Passage, pick: Pick, random: Random): string {
  const [a, b, c] = [pick(words), pick(words), pick(words)];
  const kinds: (() => string)[] = [
    () => a,
    () => a,
    () => `${a} ${b}`,
    () => `${a} ${b}`,
    () => `"${pick(phrases)}"`,
    () => `NEAR/8(${a} ${b})`,
    () => `(${a} OR ${b}) ${c}`,
    () => `${a} -${b}`,
    () => (random() < 0.5 ? `${prefixOf(a)}* ${b}` : `="${pick(phrases)}" OR title:${a}`),
    () =>
      random() < 0.5
        ? `country:${pick(COUNTRIES)} ${a}`
        : `topic:${pick(topicTable).slug} (${a} OR person:${b})`,
  ];
  return pick(kinds)();
}

const prefixOf = (word: string): string => word.slice(0, Math.max(3, word.length - 2));

function tellingWords(texts: readonly string[]): (word: string) => boolean {
  const articles = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(analyze(text, 'stem').map(({ token }) => token)))
      articles.set(term, (articles.get(term) ?? 0) + 1);
  return (word) => {
    const [term, ...more] = analyze(word, 'stem').map(({ token }) => token);
    if (term === undefined || more.length > 0 || !/^[\u0621-\u064a]{3,}$/.test(word)) return false;
    return (articles.get(term) ?? 0) <= COMMON_SHARE * texts.length;
  };
}

function passagesOf(texts: readonly string[], isTelling: (word: string) => boolean): Passage[] {
  return texts.flatMap((text) => {
    const all = text.split(/[\s،؛.:()«»"]+/);
    const words = all.filter(isTelling);
    const phrases = all.flatMap((word, i) =>
      isTelling(word) && /^[\u0621-\u064a]{2,}$/.test(all[i + 1] ?? '') ? [`${word} ${all[i + 1]}`] : [],
    );
    return words.length > 0 && phrases.length > 0 ? [{ words, phrases }] : [];
  });
}
