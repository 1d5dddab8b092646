import { fold } from '@rasid/arabic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadStoryTerms } from '../loadModel.ts';
import { numbersOf } from './numbersOf.ts';
import { createStoryClusters } from './storyClusters.ts';
import { readPrint, writePrint } from './storyPrint.ts';
import { createStoryReader } from './storyReader.ts';

const reader = createStoryReader(loadStoryTerms());
const fire = [
  'حريق في سوق سرت',
  'التهمت النيران عشرين متجرا في سوق سرت القديم ليل الأحد ولم يصب أحد بأذى.',
] as const;
const again = [
  'النيران تأتي على متاجر في سرت',
  'قالت بلدية سرت إن حريقا شب ليلا في السوق القديم وأتلف 20 متجرا.',
] as const;
const match = [
  'الخليج يفوز في سرت',
  'فاز الخليج على ضيفه الهلال بثلاثة أهداف في ملعب سرت ضمن الدوري الليبي.',
] as const;

describe('numbers', () => {
  test.each([
    ['قتل 14 شخصا وأصيب 320', [14, 320]],
    ['ثلاثة وعشرين بحارا', [23]],
    ['أربعة عشر عاملا', [14]],
    ['خمسمئة متر', [500]],
    ['بتسع جثث', [9]],
    ['في عام 2026 وقع حادثان', []],
    ['ثلاثة، ثم أربعة', [3, 4]],
  ])('%s: %o', (text, numbers) => expect(numbersOf(fold(text).split(/[^\p{L}\d]+/u))).toEqual(numbers));
});

describe('a print', () => {
  test('is the same after it was written and read', () => {
    const print = reader.readStory(...fire);
    expect(print && readPrint(writePrint(print))).toEqual(print);
  });

  test('of what is too short to compare is none', () => expect(reader.readStory('عاجل', '')).toBeUndefined());

  test('is refused where it is none of ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const print = readPrint(text);
        if (print) expect(print.weights.length).toBe(print.terms.length);
      }),
    );
  });
});

describe('stories', () => {
  const tell = (
    clusters: ReturnType<typeof createStoryClusters>,
    id: string,
    report: readonly [string, string],
    at = 0,
  ) => clusters.assign(id, reader.readStory(...report), at);

  test('reports of one event share the story of the first, another event does not', () => {
    const clusters = createStoryClusters();
    expect(tell(clusters, 'a', fire)).toBe('a');
    expect(tell(clusters, 'b', match)).toBe('b');
    expect(tell(clusters, 'c', again)).toBe('a');
  });

  test('a report that comes again keeps its story, whatever it says now', () => {
    const clusters = createStoryClusters();
    tell(clusters, 'a', fire);
    tell(clusters, 'c', again);
    expect(tell(clusters, 'c', match)).toBe('a');
  });

  test('one that comes late joins, one of next month does not', () => {
    const clusters = createStoryClusters();
    const day = 24 * 60 * 60 * 1000;
    tell(clusters, 'a', fire, 10 * day);
    expect(tell(clusters, 'late', again, 9.5 * day)).toBe('a');
    expect(tell(clusters, 'new', again, 40 * day)).toBe('new');
  });

  test('what can not be compared is a story of its own', () => {
    const clusters = createStoryClusters();
    expect(clusters.assign('x', undefined)).toBe('x');
    expect(clusters.assign('y', undefined)).toBe('y');
  });
});
