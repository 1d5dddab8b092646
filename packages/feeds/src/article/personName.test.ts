import { expect, test } from 'vitest';
import { createIsOutlet, readByline, readName } from './personName.ts';

test.each([
  ['كتب: أحمد علي', 'أحمد علي'],
  ['كتبت - منى السيد', 'منى السيد'],
  ['بقلم د. كريم الصباغ', 'د. كريم الصباغ'],
  ['تحرير: سامي الجابر | 3 نوفمبر 2026', 'سامي الجابر'],
  ['بواسطة ليلى المنصوري - نوفمبر 03, 2026', 'ليلى المنصوري'],
  ['By Summer Swann - June 25', 'Summer Swann'],
  ['ليلى المنصوري', 'ليلى المنصوري'],
  ['القاهرة - محمد فوزي', 'محمد فوزي'],
  ['بغداد/ علي حسين', 'علي حسين'],
  ['دبي: سامية خليل', 'سامية خليل'],
  ['تونس ــ ليلى بن صالح', 'ليلى بن صالح'],
  ['عمّان - الرأي - سرى الضمور', 'سرى الضمور'],
  ['أبو ظبي – منى السيد', 'منى السيد'],
  ['منى السيد - القاهرة', 'منى السيد'],
  ['حوار: هبة السيد', 'هبة السيد'],
  ['تحقيق/ سالم الفيتوري', 'سالم الفيتوري'],
  ['ترجمة: مروان سعد', undefined],
  ['https://news.example/author/7', undefined],
  ['@handle', undefined],
  ['منذ 3 ساعات', undefined],
  ['3 نوفمبر 2026', undefined],
  ['شارك', undefined],
  ['', undefined],
])('the name in «%s»', (told, name) => expect(readName(told)).toBe(name));

test.each([
  ['كتب أحمد علي', 'أحمد علي'],
  ['القاهرة - كتب: أحمد علي', 'أحمد علي'],
  ['بيروت ـ «المثال»: جورج خوري', 'جورج خوري'],
  ['حوار: هبة السيد', 'هبة السيد'],
  ['الدوري الممتاز: فوز الاتحاد', undefined],
  ['أحمد علي', undefined],
  ['كتب أحمد علي مقالا عن المدينة القديمة وسكانها.', undefined],
])('the byline «%s»', (line, name) => expect(readByline(line)).toBe(name));

test('an outlet and nobody are no authors', () => {
  const isOutlet = createIsOutlet(['صحيفة المثال', '']);
  expect(['صحيفة المثال', 'admin', 'وكالات', 'المحرّر', 'ليلى'].map(isOutlet)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
