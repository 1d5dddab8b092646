import type { NameField, TextField } from '../ast.ts';

/** A row of terms that has to stand in a text, or the beginning of one word. */
export type WordsCheck =
  | {
      readonly form: 'stem' | 'exact';
      readonly terms: readonly number[];
      readonly required: readonly number[];
    }
  | { readonly form: 'prefix'; readonly prefix: string; readonly required: readonly number[] };

/**
 * A rule's query made ready for many documents. Numbers are features of the vocabulary; `required` are those without
 * which it can't be true.
 */
export type Check =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'has'; readonly feature: number }
  | {
      readonly kind: 'phrase';
      readonly form: 'stem' | 'exact';
      readonly terms: readonly number[];
      readonly required: readonly number[];
      readonly field: TextField | undefined;
    }
  | {
      readonly kind: 'near';
      readonly ordered: boolean;
      readonly distance: number;
      readonly field: TextField | undefined;
      /** Each operand as places in `words`. */
      readonly operands: readonly (readonly number[])[];
      readonly words: readonly WordsCheck[];
      /** Each choice of one alternative an operand, as places in `words`. */
      readonly combinations: readonly (readonly number[])[];
    }
  | {
      readonly kind: 'name';
      readonly field: NameField;
      readonly terms: readonly string[];
      readonly required: readonly number[];
    }
  | { readonly kind: 'published'; readonly from: number; readonly before: number }
  | { readonly kind: 'not'; readonly of: Check }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Check[] };

/** Every number that the check has taken from the vocabulary, as often as it took it. */
export function* featuresOf(check: Check): Generator<number> {
  switch (check.kind) {
    case 'has':
      yield check.feature;
      return;
    case 'phrase':
      yield* check.terms;
      if (check.required !== check.terms) yield* check.required;
      return;
    case 'near':
      for (const words of check.words) {
        if (words.form !== 'prefix' && words.required !== words.terms) yield* words.terms;
        yield* words.required;
      }
      return;
    case 'name':
      yield* check.required;
      return;
    case 'not':
      yield* featuresOf(check.of);
      return;
    case 'and':
    case 'or':
      for (const part of check.of) yield* featuresOf(part);
      return;
    case 'constant':
    case 'published':
  }
}
