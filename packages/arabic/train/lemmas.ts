import type { BaseWords } from './baseWords.ts';
import { closedClass } from './closedClass.ts';
import { learnTemplates, type EditTemplate } from './editTemplates.ts';
import { isPlausible } from './plausible.ts';
import type { UniMorph } from './unimorph.ts';

const LEAST_COUNT_OF_LEMMA = 5;
const RAREST_LEMMA = 1 / 200;
const LEAST_LIKENESS = 0.15;
const LEAST_LIKENESS_IN_UNIMORPH = 0.05;
const LEAST_PROBABILITY = 0.6;
/** What UniMorph's word for or against a pair is worth. */
const LISTED = 0.35;
const NOT_LISTED = -0.25;
const OWN_LEMMA = 0.25;
const FEMININE_ADJECTIVE = 0.42;
const MOST_STEPS = 4;

/**
 * The lemma of each base word. A template that UniMorph taught proposes lemmas; one is taken when the news knows it,
 * the two words keep the same company, and the template is reliable.
 */
export function findLemmas(bases: BaseWords, unimorph: UniMorph): (base: string) => string {
  const propose = createProposer(bases, unimorph);
  const parents = new Map<string, string>();
  for (const word of bases.words) {
    const parent = parentOf(word, bases, unimorph, propose);
    if (parent !== undefined) parents.set(word, parent);
  }
  breakPairs(parents, bases, unimorph);
  return (base) => {
    let lemma = base;
    for (let i = 0; i < MOST_STEPS; i++) lemma = parents.get(lemma) ?? lemma;
    return lemma;
  };
}

type Proposer = (word: string) => Map<string, number>;

function parentOf(
  word: string,
  bases: BaseWords,
  { lemmasOf }: UniMorph,
  propose: Proposer,
): string | undefined {
  if (closedClass.has(word) || word.length < 3) return undefined;
  const count = bases.countOf(word);
  if (/.{4}ة$/.test(word) && count >= 20 && bases.adjectiveShareOf(word) > FEMININE_ADJECTIVE)
    return word.slice(0, -1);
  const listed = lemmasOf.get(word);
  const isNominal = bases.definiteShareOf(word) > 0.06;
  let best: string | undefined;
  let bestProbability = LEAST_PROBABILITY + (listed?.has(word) ? OWN_LEMMA : 0);
  const consider = (lemma: string, reliability: number) => {
    const paradigm = listed?.get(lemma);
    const isListed = paradigm !== undefined && !(paradigm === 'verb' && isNominal);
    if (
      bases.countOf(lemma) <
      Math.max(LEAST_COUNT_OF_LEMMA, isListed && reliability === UNSEEN ? 0 : count * RAREST_LEMMA)
    )
      return;
    const likeness = bases.likeness(word, lemma);
    if (likeness < (paradigm ? LEAST_LIKENESS_IN_UNIMORPH : LEAST_LIKENESS)) return;
    const ratio = Math.log(bases.countOf(lemma) / count);
    const probability =
      probabilityOf(likeness, reliability, ratio) + (isListed ? LISTED : listed ? NOT_LISTED : 0);
    if (probability > bestProbability) [best, bestProbability] = [lemma, probability];
  };
  const proposed = propose(word);
  for (const [lemma, reliability] of proposed) consider(lemma, reliability);
  for (const [lemma, paradigm] of listed ?? [])
    if (
      lemma !== word &&
      !proposed.has(lemma) &&
      !(paradigm === 'verb' && isNominal) &&
      isPlausible(word, lemma, bases, lemmasOf)
    )
      consider(lemma, UNSEEN);
  return best;
}

/** The reliability of a pair that UniMorph lists and no template makes. */
const UNSEEN = 0.3;

const probabilityOf = (likeness: number, reliability: number, ratio: number): number =>
  1 /
  (1 +
    Math.exp(
      1.8 -
        6 * likeness -
        0.8 * Math.log(reliability / (1 - reliability)) -
        0.2 * Math.max(-6, Math.min(6, ratio)),
    ));

function createProposer(bases: BaseWords, unimorph: UniMorph): Proposer {
  const templates = learnTemplates(unimorph);
  const fitting = (word: string, template: EditTemplate): string | undefined => {
    const { paradigm } = template;
    const rarelyDefinite = (base: string) =>
      bases.definiteShareOf(base) < 0.005 && bases.countOf(base) >= 100;
    if (
      paradigm === 'verb' ? bases.definiteShareOf(word) > 0.06 : rarelyDefinite(word) && !word.endsWith('ا')
    )
      return undefined;
    const lemma = template.apply(word);
    if (lemma === undefined || lemma === word || lemma.length < 3) return undefined;
    if (
      paradigm === 'verb'
        ? bases.definiteShareOf(lemma) > 0.6 && bases.countOf(lemma) >= 50
        : rarelyDefinite(lemma)
    )
      return undefined;
    return isPlausible(word, lemma, bases, unimorph.lemmasOf) ? lemma : undefined;
  };
  const reliabilityOf = learnReliability(templates, fitting, bases, unimorph);
  return (word) => {
    const proposed = new Map<string, number>();
    for (const template of templates) {
      const lemma = fitting(word, template);
      if (lemma === undefined || bases.countOf(lemma) === 0) continue;
      proposed.set(lemma, Math.max(proposed.get(lemma) ?? 0, reliabilityOf(template)));
    }
    return proposed;
  };
}

/** How often a template is right, of UniMorph's forms that the news knows: the share of lemmas that are listed. */
function learnReliability(
  templates: readonly EditTemplate[],
  fitting: (word: string, template: EditTemplate) => string | undefined,
  bases: BaseWords,
  { lemmasOf }: UniMorph,
): (template: EditTemplate) => number {
  const tallies = new Map(templates.map((template) => [template, { right: 0.3, all: 1.5 }]));
  for (const [form, lemmas] of lemmasOf) {
    if (bases.countOf(form) < 20) continue;
    for (const [template, tally] of tallies) {
      const lemma = fitting(form, template);
      if (lemma === undefined || bases.countOf(lemma) < 10) continue;
      tally.all++;
      if (lemmas.get(lemma) === template.paradigm) tally.right++;
    }
  }
  return (template) => {
    const { right, all } = tallies.get(template) ?? { right: 0.3, all: 1.5 };
    return right / all;
  };
}

/** Of two words that are each other's lemma one stays: UniMorph's own lemma, else the more frequent one. */
function breakPairs(parents: Map<string, string>, bases: BaseWords, { lemmasOf }: UniMorph): void {
  const isLemma = (word: string) => lemmasOf.get(word)?.has(word) ?? false;
  for (const [word, parent] of [...parents]) {
    if (parents.get(parent) !== word || parents.get(word) !== parent) continue;
    const keepsWord =
      isLemma(word) === isLemma(parent) ? bases.countOf(word) >= bases.countOf(parent) : isLemma(word);
    parents.delete(keepsWord ? word : parent);
  }
}
