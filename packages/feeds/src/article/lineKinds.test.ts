import { expect, test } from 'vitest';
import { readDateLine } from './dateLine.ts';
import { readLineKind } from './lineKinds.ts';

test.each([
  ['اقرأ أيضا: تراجع الأسعار', 'elsewhere'],
  ['إقرأ أيضاً', 'elsewhere'],
  ['» اقرأ أيضًا | تراجع الأسعار', 'elsewhere'],
  ['تابعونا على تلغرام', 'site'],
  ['شارك الخبر', 'site'],
  ['جميع الحقوق محفوظة لصحيفة المثال 2026', 'note'],
  ['الوسوم: سرت، ميناء', 'label'],
  ['المصدر: وكالات', 'credit'],
  ['كتب: أحمد علي', 'byline'],
  ['See also: a brief history', 'elsewhere'],
])('%s is of the kind %s', (line, kind) => expect(readLineKind(line)?.kind).toBe(kind));

test.each(['اقرأني في الصباح', 'قال المتحدث إن الطرفين سيوقعان الاتفاق', 'وشارك في المؤتمر عشرون باحثا'])(
  '%s is a line of an article',
  (line) => expect(readLineKind(line)).toBeUndefined(),
);

test('a word that may begin a sentence tells whether something stands behind it', () => {
  expect(readLineKind('إعلان')).toMatchObject({ kind: 'label', isLabel: true });
  expect(readLineKind('إعلان وقف إطلاق النار')).toMatchObject({
    kind: 'label',
    isLabel: false,
    isMarked: false,
  });
  expect(readLineKind('المزيد: خبر آخر')).toMatchObject({ isLabel: false, isMarked: true });
});

test.each([
  ['الثلاثاء، 3 نوفمبر 2026', 'alone'],
  ['09:40 بتوقيت غرينتش', 'alone'],
  ['منذ ثلاث ساعات', undefined],
  ['منذ 3 ساعات', 'alone'],
  ['تاريخ النشر: 03.11.2026 | 07:40 GMT', 'alone'],
  ['ليلى المنصوري - سرت | 3 تشرين الثاني 2026', 'among words'],
  ['القاهرة - بوابة المثال | الثلاثاء 03 نوفمبر 2026, 09:40 صباحا', 'among words'],
  ['Dec 19, 2025', 'alone'],
  ['وقع الحادث في 3 نوفمبر 2026.', undefined],
  ['سجل اللاعب 7 أهداف في 10 مباريات', undefined],
  ['4.7/5', undefined],
])('the date in «%s» stands %s', (line, expected) => expect(readDateLine(line)).toBe(expected));
