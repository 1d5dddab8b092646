import { describe, expect, test } from 'vitest';
import { extractArticle } from './extractArticle.ts';

const prose =
  'أقر المجلس البلدي في طرابلس اليوم خطة لصيانة شبكة المياه القديمة، على أن تبدأ الأعمال مطلع الشهر المقبل وتستمر عامين كاملين.';
const title = 'المجلس البلدي يقر خطة لصيانة شبكة المياه';
const extract = (inside: string): string | undefined =>
  extractArticle({
    html: `<html lang="ar"><head><title>${title}</title></head><body><nav><a href="/">الرئيسية</a></nav><article><h1>${title}</h1>${inside}</article><footer><p>من نحن</p></footer></body></html>`,
    url: 'https://news.example/story/7',
    now: new Date('2026-11-24T12:00:00Z'),
  })?.text;
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

const endings: readonly [string, readonly string[]][] = [
  ['prices', ['سعر الطن: 410 دنانير', 'سعر الكيس: 22 دينارا']],
  ['a line-up', ['وجاءت التشكيلة كالآتي:', 'حراسة المرمى: مراد الوحيشي', 'الهجوم: أنيس سلتو، سند الورفلي']],
  ['names of victims', ['والضحايا هم:', 'سالم عمر الفيتوري', 'هناء علي المبروك', 'طه حسن بلحاج']],
  ['talk', ['س: متى تبدأ الأعمال؟', 'ج: مطلع الشهر المقبل.', 'س: ومتى تنتهي؟', 'ج: بعد عامين.']],
  ['sayings', ['هكذا جرى الأمر.', 'فهل من مجيب؟']],
  ['a short last sentence', ['ولم يرد الوزير على السؤال.']],
];

describe('short lines built as the paragraphs are part of the text', () => {
  test.each(endings)('behind it: %s', (_, lines) =>
    expect(extract(paragraphs([prose, ...lines]))).toBe([prose, ...lines].join('\n')),
  );

  test.each([
    ['line breaks', (lines: readonly string[]) => `<p>${lines.join('<br>')}</p>`],
    ['divs', (lines: readonly string[]) => lines.map((line) => `<div>${line}</div>`).join('')],
    [
      'paragraphs of a class',
      (lines: readonly string[]) => lines.map((line) => `<p class="x">${line}</p>`).join(''),
    ],
  ])('built of %s', (_, build) => {
    const lines = [prose, 'سعر الطن: 410 دنانير', 'سعر الكيس: 22 دينارا'];
    expect(extract(build(lines))).toBe(lines.join('\n'));
  });

  test('before it', () => {
    const lines = ['انتهى الانتظار أخيرا.', 'س: متى تبدأ الأعمال؟'];
    expect(extract(paragraphs([...lines, prose]))).toBe([...lines, prose].join('\n'));
  });
});

test.each([
  ['a place and a writer', '<p>طرابلس: سالم الفيتوري</p>', ''],
  ['how often it was read', '<p>(1205 قراءة)</p>', ''],
  ['a date', '<p>الثلاثاء 3 نوفمبر 2026</p>', ''],
  ['a writer, a place', '', '<p>سالم الفيتوري</p><p>طرابلس</p>'],
  ['an agency', '', '<p>(د ب أ)</p>'],
  ['the number of a dispatch', '', '<p>// انتهى //</p><p>0071</p>'],
  ['an address', '', '<p>البريد: salem@news.example</p>'],
  ['what is built otherwise', '<span class="x">الرأي اليوم.</span>', '<div class="n">عدد القراء 210.</div>'],
])('left out at an end: %s', (_, before, behind) => {
  expect(extract(`${before}<p>${prose}</p>${behind}`)).toBe(prose);
});
