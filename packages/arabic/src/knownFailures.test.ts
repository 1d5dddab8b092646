import { describe, expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { fold } from './fold.ts';

const stem = (words: string): string =>
  analyze(words, 'stem')
    .map(({ token }) => token)
    .join(' ');

/** What Elasticsearch's own `arabic` analyzer gets wrong, group by group, and what it gets right. */
describe('what the stock analyzer is known to fail at', () => {
  test.each([
    'وزير الوزير وبالوزير لوزير بوزير ووزير وزراء والوزراء',
    'واشنطن وواشنطن بواشنطن',
    'وليد ووليد',
    'مصر لمصر بمصر ومصر',
    'غزة بغزة لغزة وغزة',
    'كتاب كتابهم كتب الكتب',
    'عمان عُمّان',
    'السودان سودان بالسودان',
    'سورية سوريا بسورية',
    'مدرسة مدارس المدرسه مدرستهم',
    'دولة دول للدول',
    'رئيس رؤساء الرؤساء',
    'مسؤول مسئول',
    'شؤون شئون',
    'إيران إیران ايران',
    'كردستان کردستان',
    'كابل کابل كابول',
    'محمد ﻣﺤﻤﺪ م\u200dحمد محمّد محـــمد',
    'الله ﷲ',
    '2024 ٢٠٢٤ ۲۰۲۴',
    'القاضي القاضى',
  ])('%s meet', (line) => {
    const [first = '', ...others] = line.split(' ').map(stem);
    expect(others).toEqual(others.map(() => first));
  });

  test.each([
    'وزير زير',
    'واشنطن اشنطن',
    'وليد ليد',
    'عمان عم',
    'سلمان سلم',
    'رمضان رمض',
    'لبنان لبن',
    'غزة غز',
    'السودان سود',
    'سورية سور',
    'إيران الإيراني',
    'ألمانيا مانيا',
    'هدى هدي',
    'مدرسة المدرسين',
    'كتاب كتابة',
    'علي على',
    'علي عليهم',
  ])('%s stay apart', (line) => {
    const terms = line.split(' ').map(stem);
    expect(new Set(terms).size).toBe(terms.length);
  });

  test.each('وزير وليد واشنطن باريس كابل لبنان فلسطين بغداد ألمانيا عمان سلمان رمضان إيران علي'.split(' '))(
    '%s stays whole',
    (name) => expect(stem(name)).toBe(fold(name)),
  );
});
