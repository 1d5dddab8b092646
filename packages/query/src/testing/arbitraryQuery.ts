import { analyze } from '@rasid/arabic';
import fc from 'fast-check';
import type { CodeField, NameField, Operand, Query, TextField } from '../ast.ts';
import { distinct, keyOf, termsOf, type Words } from '../terms.ts';

/** What random queries are made of. */
export type QueryMaterial = {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly codes: Readonly<Record<CodeField, readonly string[]>>;
  /** RFC 3339, UTC, with milliseconds. */
  readonly moments: readonly string[];
};

const WINDOW = 9;

/** Queries of all operators, whose words stand near each other in the texts, so that many find something. */
export function arbitraryQuery({ texts, names, codes, moments }: QueryMaterial): fc.Arbitrary<Query> {
  const window = windowOf(texts);
  const words = window.chain((near) => fc.oneof(...wordArbitraries(near)));
  const textField = fc.option(fc.constantFrom<TextField>('title', 'summary', 'body'), {
    nil: undefined,
    freq: 2,
  });
  const text = fc
    .tuple(words, textField)
    .map(([each, field]) => inField({ kind: 'text' as const, ...each }, field));
  const leaf = fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 3, arbitrary: nearArbitrary(window, textField) },
    { weight: 2, arbitrary: nameArbitrary(names) },
    { weight: 1, arbitrary: codeArbitrary(codes) },
    { weight: 1, arbitrary: publishedArbitrary(moments) },
  );
  return fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: joinedArbitrary('and', tie('query')) },
      { weight: 1, arbitrary: joinedArbitrary('or', tie('query')) },
      { weight: 1, arbitrary: tie('query').map((of): Query => ({ kind: 'not', of })) },
    ),
  })).query;
}

const inField = <T extends object>(query: T, field: TextField | undefined): T =>
  field === undefined ? query : { ...query, field };

/** A few words that follow each other in a text. */
const windowOf = (texts: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc
    .constantFrom(...texts)
    .chain((text) => {
      const all = text
        .split(/\s+/)
        .filter((word) => analyze(word, 'exact').length > 0 && !/[()"“”„«»*:=،؛,;]/.test(word));
      return fc.nat(Math.max(0, all.length - WINDOW)).map((from) => all.slice(from, from + WINDOW));
    })
    .filter(({ length }) => length > 1);

function wordArbitraries(near: readonly string[]): fc.Arbitrary<Words>[] {
  const one = fc.constantFrom(...near);
  const phrase = fc
    .tuple(fc.nat(near.length - 1), fc.integer({ min: 1, max: 4 }))
    .map(([from, length]) => near.slice(from, from + length).join(' '));
  const prefixes = near.flatMap((word) => {
    const [term = '', ...more] = termsOf({ form: 'exact', text: word });
    return more.length > 0 || !/^[\p{L}\p{N}]{2,}$/u.test(term) ? [] : [term];
  });
  return [
    one.map((text): Words => ({ form: 'stem', text })),
    one.map((text): Words => ({ form: 'exact', text })),
    phrase.map((text): Words => ({ form: 'stem', text })),
    phrase.map((text): Words => ({ form: 'exact', text })),
    ...(prefixes.length > 0
      ? [
          fc
            .tuple(fc.constantFrom(...prefixes), fc.integer({ min: 2, max: 6 }))
            .map(([term, length]): Words => ({ form: 'prefix', text: term.slice(0, length) })),
        ]
      : []),
  ];
}

function nearArbitrary(
  window: fc.Arbitrary<readonly string[]>,
  field: fc.Arbitrary<TextField | undefined>,
): fc.Arbitrary<Query> {
  return window.chain((near) => {
    const operand: fc.Arbitrary<Operand> = fc.array(fc.oneof(...wordArbitraries(near)), {
      minLength: 1,
      maxLength: 2,
    });
    return fc
      .tuple(fc.boolean(), fc.nat(8), fc.array(operand, { minLength: 2, maxLength: 4 }), field)
      .map(([ordered, distance, of, where]) =>
        inField({ kind: 'near' as const, ordered, distance, of }, where),
      )
      .filter(({ ordered, of }) => ordered || isDistinct(of));
  });
}

const isDistinct = (operands: readonly Operand[]): boolean =>
  distinct(operands.map((operand): Words => ({ form: 'prefix', text: operand.map(keyOf).sort().join('|') })))
    .length === operands.length;

const nameArbitrary = (names: readonly string[]): fc.Arbitrary<Query> =>
  fc
    .tuple(
      fc.constantFrom<NameField>('source', 'author', 'person', 'org', 'place'),
      fc.constantFrom(...names),
      fc.constantFrom('words', 'whole', 'prefix', 'first'),
    )
    .map(([field, name, how]): Query => {
      const [first = ''] = name.split(' ');
      if (how === 'whole') return { kind: 'name', field, form: 'whole', text: name };
      if (how === 'words') return { kind: 'name', field, form: 'words', text: name };
      const [term = first] = analyze(first, 'name').map(({ token }) => token);
      return how === 'prefix'
        ? { kind: 'name', field, form: 'prefix', text: term.slice(0, 3) }
        : { kind: 'name', field, form: 'words', text: first };
    });

const codeArbitrary = (codes: QueryMaterial['codes']): fc.Arbitrary<Query> =>
  fc
    .constantFrom<CodeField>('topic', 'country', 'lang')
    .chain((field) => fc.constantFrom(...codes[field]).map((code): Query => ({ kind: 'code', field, code })));

const publishedArbitrary = (moments: readonly string[]): fc.Arbitrary<Query> =>
  fc
    .tuple(
      fc.constantFrom(...moments),
      fc.constantFrom(...moments),
      fc.constantFrom('from', 'before', 'both'),
    )
    .map(([a, b, which]): Query => {
      const [from, before] = a < b ? [a, b] : [b, a];
      if (which === 'from' || from === before) return { kind: 'published', from };
      return which === 'before' ? { kind: 'published', before } : { kind: 'published', from, before };
    });

/** As the parser makes them: two or more, none of the same kind inside. */
const joinedArbitrary = (kind: 'and' | 'or', part: fc.Arbitrary<Query>): fc.Arbitrary<Query> =>
  fc
    .array(part, { minLength: 2, maxLength: 3 })
    .map((of) => ({ kind, of: of.flatMap((each) => (each.kind === kind ? each.of : [each])) }));
