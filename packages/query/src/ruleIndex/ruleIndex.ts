import type { Query } from '../ast.ts';
import type { MatchDocument } from '../matchDocument.ts';
import { chooseAnchors } from './anchors.ts';
import { featuresOf, type Check } from './check.ts';
import { compileQuery } from './compile.ts';
import { createFrequencies } from './frequencies.ts';
import { createPostings } from './postings.ts';
import { ruleProblem, type RuleProblem } from './problem.ts';
import { createReader } from './reader.ts';
import { createVocabulary } from './vocabulary.ts';
import { verify } from './verify.ts';

/** Rules that are held against one document after the other. */
export type RuleIndex<Id> = {
  /** Adds a rule, in place of one with the same id. One that nothing can index is refused, and the old one stays. */
  add(id: Id, query: Query): RuleProblem | undefined;
  /** False where there is no such rule. */
  remove(id: Id): boolean;
  /** The rules that find the document in the index as well, in the order in which they were added. */
  match(document: MatchDocument): Id[];
  readonly size: number;
};

type Rule<Id> = {
  readonly id: Id;
  readonly order: number;
  readonly check: Check;
  anchors: readonly number[];
};

/** Of so many documents each rule is once moved to what has turned out to be rarest in it. */
const TEND_EVERY = 1_000;

/**
 * An inverted index of rules: each stands under the rarest thing that a document must have for it, found out from the
 * documents that came by; those that a document calls up are then verified. Luwak (Lucene Monitor) works likewise.
 */
export function createRuleIndex<Id extends string | number>(): RuleIndex<Id> {
  const vocabulary = createVocabulary((feature) => frequencies.begin(feature));
  const frequencies = createFrequencies(vocabulary);
  const reader = createReader(vocabulary);
  const postings = createPostings();
  const slots = new Map<Id, number>();
  const rules: (Rule<Id> | undefined)[] = [];
  const free: number[] = [];
  let added = 0;
  let tended = 0;

  const release = (check: Check): void => {
    for (const feature of featuresOf(check)) vocabulary.release(feature);
  };

  const remove = (id: Id): boolean => {
    const slot = slots.get(id);
    const rule = slot === undefined ? undefined : rules[slot];
    if (slot === undefined || !rule) return false;
    postings.remove(slot, rule.anchors);
    release(rule.check);
    rules[slot] = undefined;
    slots.delete(id);
    free.push(slot);
    return true;
  };

  /** What was rare may have become common. */
  const tend = (): void => {
    const count = Math.ceil(rules.length / TEND_EVERY);
    for (let i = 0; i < count; i++) {
      tended = (tended + 1) % rules.length;
      const rule = rules[tended];
      const anchors = rule && chooseAnchors(rule.check, frequencies.shareOf)?.features;
      if (!anchors || isSame(anchors, rule.anchors)) continue;
      postings.remove(tended, rule.anchors);
      postings.add(tended, anchors);
      rule.anchors = anchors;
    }
  };

  return {
    get size() {
      return slots.size;
    },
    remove,
    add: (id, query) => {
      const problem = ruleProblem(query);
      if (problem) return problem;
      remove(id);
      const check = compileQuery(query, vocabulary);
      const anchors = chooseAnchors(check, frequencies.shareOf)?.features ?? [];
      const slot = free.pop() ?? rules.length;
      rules[slot] = { id, order: added++, check, anchors };
      slots.set(id, slot);
      postings.add(slot, anchors);
      return undefined;
    },
    match: (document) => {
      const reading = reader.read(document);
      frequencies.count(reading.features);
      const found: Rule<Id>[] = [];
      postings.eachOf(reading.features, (slot) => {
        const rule = rules[slot] as Rule<Id>;
        if (verify(rule.check, reading)) found.push(rule);
      });
      tend();
      return found.sort((a, b) => a.order - b.order).map(({ id }) => id);
    },
  };
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((feature, i) => feature === b[i]);
