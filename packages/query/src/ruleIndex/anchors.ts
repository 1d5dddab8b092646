import type { Check } from './check.ts';

/** What a rule is found by: only where one of the features is there can it be true. `cost` is how often that is. */
export type Anchors = { readonly cost: number; readonly features: readonly number[] };

type CostOf = (feature: number) => number;

const NOTHING: Anchors = { cost: 0, features: [] };

/**
 * The rarest things that a rule can be found by: of a conjunction the rarest part, of a disjunction all of them.
 * Undefined where it can be true of a document that has nothing of what it names.
 */
export function chooseAnchors(check: Check, costOf: CostOf): Anchors | undefined {
  switch (check.kind) {
    case 'constant':
      return check.value ? undefined : NOTHING;
    case 'has':
      return { cost: costOf(check.feature), features: [check.feature] };
    case 'phrase':
    case 'name':
      return rarest(check.required, costOf);
    case 'near':
      return cheapest(
        check.operands.map((places) =>
          together(places.map((place) => rarest(check.words[place]?.required ?? [], costOf))),
        ),
      );
    case 'and':
      return cheapest(check.of.map((part) => chooseAnchors(part, costOf)));
    case 'or':
      return together(check.of.map((part) => chooseAnchors(part, costOf)));
    case 'not':
    case 'published':
      return undefined;
  }
}

/** Words without a term stand nowhere. */
const rarest = (features: readonly number[], costOf: CostOf): Anchors =>
  cheapest(features.map((feature) => ({ cost: costOf(feature), features: [feature] }))) ?? NOTHING;

const cheapest = (all: readonly (Anchors | undefined)[]): Anchors | undefined =>
  all.reduce((best, each) => (best && !(each && each.cost < best.cost) ? best : each), undefined);

function together(all: readonly (Anchors | undefined)[]): Anchors | undefined {
  const found = all.filter((each) => each !== undefined);
  if (found.length < all.length) return undefined;
  const features = [...new Set(found.flatMap((each) => each.features))];
  return { cost: found.reduce((sum, { cost }) => sum + cost, 0), features };
}
