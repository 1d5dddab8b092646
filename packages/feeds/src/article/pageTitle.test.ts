import { expect, test } from 'vitest';
import { chooseTitle } from './pageTitle.ts';

const hints = {
  headings: [],
  headline: undefined,
  openGraph: undefined,
  element: undefined,
  siteNames: ['صحيفة المثال', 'example'],
};

test.each([
  [{ element: 'عودة الملاحة إلى سرت | صحيفة المثال' }, 'عودة الملاحة إلى سرت'],
  [{ openGraph: 'عودة الملاحة إلى سرت - صحيفة المثال' }, 'عودة الملاحة إلى سرت'],
  [{ element: 'صحيفة المثال | عودة الملاحة إلى سرت' }, 'عودة الملاحة إلى سرت'],
  [{ element: 'الصيانة - والملاحة' }, 'الصيانة - والملاحة'],
  [
    {
      headings: ['صحيفة المثال', 'عودة الملاحة إلى سرت'],
      element: 'عودة الملاحة إلى سرت بعد الصيانة | المثال',
    },
    'عودة الملاحة إلى سرت',
  ],
  [{ headings: ['عودة الملاحة إلى سرت'], element: 'موقع' }, 'عودة الملاحة إلى سرت'],
  [{ headings: ['آخر الأخبار'], headline: 'عودة الملاحة إلى سرت' }, 'عودة الملاحة إلى سرت'],
  [{ headings: ['«عودة» الملاحة إلى سرت'], headline: 'عودة الملاحة إلى سرت' }, '«عودة» الملاحة إلى سرت'],
  [{ element: 'كلمة '.repeat(200) }, undefined],
  [{}, undefined],
])('the title of %j', (given, title) => expect(chooseTitle({ ...hints, ...given })).toBe(title));
