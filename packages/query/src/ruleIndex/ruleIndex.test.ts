import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../match.ts';
import { prepareDocument, type MatchDocument } from '../matchDocument.ts';
import { parseQuery } from '../parse.ts';
import { printQuery } from '../print.ts';
import type { Query } from '../ast.ts';
import { arbitraryDocument } from '../testing/arbitraryDocument.ts';
import { arbitraryQuery } from '../testing/arbitraryQuery.ts';
import { ownMaterial } from '../testing/ownMaterial.ts';
import { createRuleIndex } from './ruleIndex.ts';

const queryOf = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message.en}`);
  return parsed.query;
};

type Act =
  | { readonly kind: 'add'; readonly id: number; readonly query: Query }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'match'; readonly document: MatchDocument };

const id = fc.nat(30);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add' as const), id, query: arbitraryQuery(ownMaterial) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('match' as const), document: arbitraryDocument(ownMaterial) }),
  },
);

test('the index says what every rule by itself says, while rules come, change and go', () => {
  let matches = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 80 }), (acts) => {
      const index = createRuleIndex<number>();
      const rules = new Map<number, Query>();
      for (const each of acts) {
        if (each.kind === 'remove') expect(index.remove(each.id)).toBe(rules.delete(each.id));
        if (each.kind === 'add' && !index.add(each.id, each.query)) {
          rules.delete(each.id); // one that is changed goes to the end
          rules.set(each.id, each.query);
        }
        if (each.kind === 'match') matches += compare(index.match(each.document), rules, each.document);
        expect(index.size).toBe(rules.size);
      }
    }),
    { numRuns: 300 },
  );
  expect(matches).toBeGreaterThan(1_000);
});

function compare(
  found: readonly number[],
  rules: ReadonlyMap<number, Query>,
  document: MatchDocument,
): number {
  const prepared = prepareDocument(document);
  const expected = [...rules].filter(([, query]) => createMatcher(query)(prepared)).map(([each]) => each);
  expect(found).toEqual(expected);
  return expected.length;
}

test('only a query that can be true of an empty document is refused, or of one whose date alone is known', () => {
  const empty = prepareDocument({});
  const dated = ownMaterial.moments.map((publishedAt) => prepareDocument({ publishedAt }));
  fc.assert(
    fc.property(arbitraryQuery(ownMaterial), (query) => {
      const problem = createRuleIndex<number>().add(1, query);
      const matches = createMatcher(query);
      if ([empty, ...dated].some(matches)) expect(problem).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});

describe('what is refused', () => {
  test.each([
    ['-مصر', 'nothing_required', 'NOT مصر'],
    ['-مصر -ليبيا', 'nothing_required', 'NOT مصر NOT ليبيا'],
    ['مصر OR -ليبيا', 'nothing_required', 'NOT ليبيا'],
    ['مصر OR (ليبيا OR -(تونس الجزائر))', 'nothing_required', 'NOT تونس'],
    ['published:2026', 'only_dates', 'published:2026-01-01T00:00:00.000Z..2026-12-31T23:59:59.999Z'],
    ['مصر OR published:>2026', 'only_dates', 'published:>=2027-01-01T00:00:00.000Z'],
    ['-country:EG published:<2026', 'nothing_required', 'NOT country:EG published:<2026-01-01T00:00:00.000Z'],
  ])('%s is %s for «%s»', (text, code, part) => {
    const index = createRuleIndex<number>();
    const problem = index.add(1, queryOf(text));
    expect(problem?.code).toBe(code);
    expect(problem?.message.en).toContain(`"${part}"`);
    expect(problem?.message.ar).toContain(`«${part}»`);
    expect(index.size).toBe(0);
  });

  test.each([
    'مصر -ليبيا',
    'published:2026 مصر',
    '-(-مصر)',
    '-(-مصر OR -ليبيا)',
    '(مصر OR ليبيا) -تونس',
    'lang:ar',
  ])('%s is not', (text) => expect(createRuleIndex<number>().add(1, queryOf(text))).toBeUndefined());
});

test('a rule that is refused leaves the one that it was to replace', () => {
  const index = createRuleIndex<string>();
  index.add('a', queryOf('مصر'));
  expect(index.add('a', queryOf('-مصر'))).toBeDefined();
  expect(index.match({ title: 'مصر' })).toEqual(['a']);
});

test('a rule moves to what has turned out to be rare, and is found as before', () => {
  const index = createRuleIndex<string>();
  index.add('both', queryOf('مصر ليبيا'));
  index.add('phrase', queryOf('"مصر وليبيا"'));
  for (let i = 0; i < 100; i++) expect(index.match({ body: i % 2 ? 'مصر' : 'تونس' })).toEqual([]);
  expect(index.match({ body: 'مصر وليبيا' })).toEqual(['both', 'phrase']);
  for (let i = 0; i < 500; i++) expect(index.match({ body: 'ليبيا' })).toEqual([]);
  expect(index.match({ title: 'ليبيا', body: 'مصر' })).toEqual(['both']);
});

test('a text of one word a hundred thousand times is no trouble', () => {
  const index = createRuleIndex<string>();
  index.add('phrase', queryOf('"مصر مصر مصر ليبيا"'));
  index.add('near', queryOf('NEAR/3(مصر ليبيا)'));
  index.add('in order', queryOf('ONEAR/3(مصر ليبيا)'));
  expect(index.match({ body: `${'ليبيا '.repeat(50_000)} ${'مصر '.repeat(50_000)}` })).toEqual(['near']);
});

test('what is printed is what is matched', () => {
  fc.assert(
    fc.property(arbitraryQuery(ownMaterial), arbitraryDocument(ownMaterial), (query, document) => {
      const index = createRuleIndex<string>();
      if (index.add('as it is', query)) return;
      index.add('read again', queryOf(printQuery(query)));
      expect([0, 2]).toContain(index.match(document).length);
    }),
    { numRuns: 500 },
  );
});
