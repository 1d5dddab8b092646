import fc from 'fast-check';
import type { MatchDocument } from '../matchDocument.ts';
import type { QueryMaterial } from './arbitraryQuery.ts';

/** Documents made of pieces of the texts that queries are made of, with any of their other parts missing. */
export function arbitraryDocument({
  texts,
  names,
  codes,
  moments,
}: QueryMaterial): fc.Arbitrary<MatchDocument> {
  const piece = fc.constantFrom(...texts).chain((text) => {
    const words = text.split(/\s+/);
    return fc
      .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: words.length }))
      .map(([from, count]) => words.slice(from, from + count).join(' '));
  });
  const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));
  const some = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
    fc.array(fc.constantFrom(...all), { maxLength: 2 });
  const source = fc.record(
    { feedId: fc.constantFrom(...names, 'feed-1'), name: fc.constantFrom(...names) },
    { requiredKeys: [] },
  );
  return fc.record(
    {
      title: text,
      summary: text,
      body: text,
      source,
      author: fc.constantFrom(...names),
      people: some(names),
      organisations: some(names),
      locations: some(names),
      topics: some(codes.topic),
      countries: some(codes.country),
      lang: fc.constantFrom(...codes.lang),
      publishedAt: fc.constantFrom(...moments),
    },
    { requiredKeys: [] },
  );
}
