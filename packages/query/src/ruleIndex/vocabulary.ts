import type { CodeField, NameField, TextField } from '../ast.ts';

type Scoped<Form extends string> = Form | `${Form} ${TextField}`;

/** The kinds of things that a document has or has not, and that rules ask for. */
export type Space =
  Scoped<'stem' | 'exact' | 'prefix'> | `${NameField} ${'word' | 'prefix' | 'whole'}` | CodeField | 'feed';

/** The numbers of one kind of thing, by the thing itself. Live: `changes` rises with each that comes or goes. */
export type Numbers = { readonly of: ReadonlyMap<string, number>; readonly changes: number };

/**
 * Numbers, from 1, for what rules ask for: a term of any field or of one, a name, a code. A number is free again when
 * the last rule that asks for it is gone.
 */
export type Vocabulary = {
  space(space: Space): Numbers;
  take(space: Space, value: string): number;
  release(feature: number): void;
  /** One more than the highest number so far. */
  size(): number;
  spaceOf(feature: number): Space;
};

type Entry = { readonly space: Space; readonly value: string; uses: number };
type Open = { readonly of: Map<string, number>; changes: number };

export function createVocabulary(onNew: (feature: number) => void): Vocabulary {
  const spaces = new Map<Space, Open>();
  const entries: Entry[] = [{ space: 'feed', value: '', uses: 0 }];
  const free: number[] = [];
  const open = (space: Space): Open => {
    const known = spaces.get(space) ?? { of: new Map<string, number>(), changes: 0 };
    spaces.set(space, known);
    return known;
  };
  const create = (space: Space, value: string): number => {
    const feature = free.pop() ?? entries.length;
    const numbers = open(space);
    entries[feature] = { space, value, uses: 0 };
    numbers.of.set(value, feature);
    numbers.changes++;
    onNew(feature);
    return feature;
  };
  const remove = (feature: number, { space, value }: Entry): void => {
    const numbers = open(space);
    numbers.of.delete(value);
    numbers.changes++;
    free.push(feature);
  };
  return {
    space: open,
    take: (space, value) => {
      const feature = open(space).of.get(value) ?? create(space, value);
      (entries[feature] as Entry).uses++;
      return feature;
    },
    release: (feature) => {
      const entry = entries[feature] as Entry;
      if (--entry.uses === 0) remove(feature, entry);
    },
    size: () => entries.length,
    spaceOf: (feature) => (entries[feature] as Entry).space,
  };
}
