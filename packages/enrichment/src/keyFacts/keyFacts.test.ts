import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTagger } from '../entityTagger.ts';
import { loadNameData } from '../names/loadModel.ts';
import { findDates } from './mentionedDates.ts';
import { findQuotations } from './quotations.ts';
import { sentencesOf } from './sentences.ts';
import { summarise } from './summary.ts';

const tagger = createTagger(loadNameData());
const quotations = (text: string) =>
  findQuotations(text, tagger.tagEntities('', text)).map(({ speaker, kind, text: said }) => [
    speaker,
    kind,
    said,
  ]);

describe('quotations', () => {
  test.each([
    [
      'وقال خليفة حفتر إن الاتفاق سيوقع قبل نهاية الشهر.',
      [['خليفة حفتر', 'reported', 'الاتفاق سيوقع قبل نهاية الشهر']],
    ],
    [
      'وأضاف عبد الحميد الدبيبة: «لن نقبل بتأجيل الانتخابات مرة أخرى».',
      [['عبد الحميد الدبيبة', 'direct', 'لن نقبل بتأجيل الانتخابات مرة أخرى']],
    ],
    [
      '«لن نقبل بتأجيل الانتخابات مرة أخرى»، قال عبد الحميد الدبيبة.',
      [['عبد الحميد الدبيبة', 'direct', 'لن نقبل بتأجيل الانتخابات مرة أخرى']],
    ],
    ['قال مصدر أمني إن المدينة هادئة منذ الصباح.', []],
    ['قالت الوزارة بعد لقاء خليفة حفتر إن الموعد لم يحدد بعد.', []],
  ])('%s', (text, expected) => expect(quotations(text)).toEqual(expected));
});

describe('dates', () => {
  const published = new Date('2026-01-05T09:00:00Z');
  test.each([
    ['في 24 نوفمبر 2025', ['2025-11-24']],
    ['يوم ٣ كانون الثاني/يناير ٢٠٢٦', ['2026-01-03']],
    ['منذ 28 ديسمبر', ['2025-12-28']],
    ['في 14/02/2024 وفي 2023-05-01', ['2024-02-14', '2023-05-01']],
    ['في 31 فبراير 2025', []],
    ['قتل 24 جنديا', []],
  ])('%s: %o', (text, days) => expect(findDates(text, published).map(({ iso }) => iso)).toEqual(days));

  test('a day without a year is left out where it is not known when the article was published', () =>
    expect(findDates('في 28 ديسمبر')).toEqual([]));
});

test('the summary has the lead, and what is no repetition of it', () => {
  const text =
    'أعلنت هيئة الموانئ في بنغازي بدء العمل بنظام رقمي لتسجيل الحاويات. وأضافت أن الرسوم لن تتغير هذا العام. ' +
    'بدأت هيئة الموانئ في بنغازي العمل بنظام رقمي لتسجيل الحاويات. ويختصر نظام تسجيل الحاويات مدة التفريغ في الموانئ من أربعة أيام إلى يوم واحد.';
  const summary = summarise('نظام رقمي لتسجيل الحاويات في موانئ بنغازي', text);
  expect(summary).toHaveLength(2);
  expect(summary[0]?.start).toBe(0);
  expect(summary[1]?.text).toContain('مدة التفريغ');
});

test('spans are those of the text, whatever it is', () => {
  const pieces = fc.array(
    fc.constantFrom('قال خليفة حفتر', ' إن ', '«', '»', '.', '\n', ' 3 مايو 2025 ', 'كلام ', '3.5', ' '),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const all = [
        ...sentencesOf(text),
        ...findDates(text),
        ...summarise('', text),
        ...findQuotations(text, tagger.tagEntities('', text)),
      ];
      for (const span of all) expect(text.slice(span.start, span.end)).toBe(span.text);
    }),
  );
});
