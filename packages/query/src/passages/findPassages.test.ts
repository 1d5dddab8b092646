import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../parse.ts';
import { arbitraryDocument } from '../testing/arbitraryDocument.ts';
import { arbitraryQuery } from '../testing/arbitraryQuery.ts';
import { ownMaterial } from '../testing/ownMaterial.ts';
import { createPassageFinder } from './findPassages.ts';

const find = (query: string, document: { title?: string; body?: string; summary?: string }) => {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message.en);
  return createPassageFinder(document)(parsed.query);
};
/** The marked words in brackets. */
const shown = (query: string, body: string): string[] =>
  find(query, { body }).map(({ text, marks }) =>
    marks.reduceRight(
      (left, [start, end]) => `${left.slice(0, start)}[${left.slice(start, end)}]${left.slice(end)}`,
      text,
    ),
  );

describe('what is marked', () => {
  const body = 'قالت القوات المسلحة إنّ وزير الدفاع زار ميناء سرت، وإن الوزير عاد إلى بنغازي.';
  test.each([
    ['وزير', 'قالت القوات المسلحة إنّ [وزير] الدفاع زار ميناء سرت، وإن [الوزير] عاد إلى بنغازي.'],
    ['"القوات المسلحة"', 'قالت [القوات المسلحة] إنّ وزير الدفاع زار ميناء سرت، وإن الوزير عاد إلى بنغازي.'],
    ['=الوزير', 'قالت القوات المسلحة إنّ وزير الدفاع زار ميناء سرت، وإن [الوزير] عاد إلى بنغازي.'],
    ['بنغ*', 'قالت القوات المسلحة إنّ وزير الدفاع زار ميناء سرت، وإن الوزير عاد إلى [بنغازي].'],
    ['سرت -وزير', 'قالت القوات المسلحة إنّ وزير الدفاع زار ميناء [سرت]، وإن الوزير عاد إلى بنغازي.'],
    [
      'NEAR/1(وزير الدفاع)',
      'قالت القوات المسلحة إنّ [وزير] [الدفاع] زار ميناء سرت، وإن الوزير عاد إلى بنغازي.',
    ],
    [
      'person:بنغازي country:LY',
      'قالت القوات المسلحة إنّ وزير الدفاع زار ميناء سرت، وإن الوزير عاد إلى [بنغازي].',
    ],
  ])('%s', (query, expected) => expect(shown(query, body)).toEqual([expected]));

  test('a field is asked alone', () => {
    expect(find('title:سرت', { title: 'ميناء سرت', body: 'سرت' })).toEqual([
      { field: 'title', text: 'ميناء سرت', marks: [[6, 9]] },
    ]);
  });

  test('of a long text two pieces are shown, cut between words', () => {
    const filler = 'كلام لا يعني القارئ في شيء '.repeat(30);
    const pieces = shown(
      'سرت',
      `${filler}عاد الوزير من سرت أمس ${filler}ثم زار سرت وبقي في سرت يوما ${filler}`,
    );
    expect(pieces).toHaveLength(2);
    expect(pieces[0]).toMatch(/^… .*عاد الوزير من \[سرت\] أمس .* …$/);
    expect(pieces[1]).toMatch(/\[سرت\] وبقي في \[سرت\]/);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(240);
      for (const word of piece
        .replace(/[[\]…]/g, '')
        .trim()
        .split(/\s+/))
        expect(filler + 'عاد الوزير من سرت أمس ثم زار وبقي يوما').toContain(word);
    }
  });
});

test('marks stand in order, apart from each other and within their piece, which the article has', () => {
  fc.assert(
    fc.property(arbitraryQuery(ownMaterial), arbitraryDocument(ownMaterial), (query, document) => {
      for (const { field, text, marks } of createPassageFinder(document)(query)) {
        expect(document[field]).toContain(text.replace(/^… /, '').replace(/ …$/, ''));
        expect(marks.length).toBeGreaterThan(0);
        marks.reduce((last, [start, end]) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          return end;
        }, 0);
      }
    }),
    { numRuns: 1_000 },
  );
});
